package yiciban.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void longTextIsCut() {
        assertThat(new Query("证".repeat(10_000), 10).text()).hasSize(Query.MAX_CHARACTERS);
        assertThat(new Query("证".repeat(600), 10).text()).hasSize(600);
    }

    @Test
    void wantsOneToAHundredHits() {
        assertThat(new Query("居住证", 1).limit()).isEqualTo(1);
        assertThat(new Query("居住证", 100).limit()).isEqualTo(100);
        assertThatThrownBy(() -> new Query("居住证", 0)).hasMessage("limit must be 1 to 100, not 0");
        assertThatThrownBy(() -> new Query("居住证", 101)).hasMessage("limit must be 1 to 100, not 101");
    }
}
