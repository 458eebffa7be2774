package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yiciban.bot.system.RejectedInput;

class RowNumbersTest {

    @Test
    void rowsAndRangesAsPeopleTypeThem() {
        assertThat(RowNumbers.read("skipRows", "")).isEmpty();
        assertThat(RowNumbers.read("skipRows", " 601，700-702、9 ")).containsExactly(9, 601, 700, 701, 702);
        assertThat(RowNumbers.read("skipRows", "3-3;3")).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"第三行", "0", "-5", "7-3", "99999", "1-99999", "1-2-3", "123456"})
    void whatIsNoRowIsSaid(String typed) {
        assertThatThrownBy(() -> RowNumbers.read("skipRows", "12, " + typed))
                .isInstanceOf(RejectedInput.class)
                .hasMessageContaining(typed)
                .hasMessageContaining("601, 700-720");
    }
}
