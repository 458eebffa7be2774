package yiciban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HandlingModeTest {

    @Test
    void isFoundByItsOfficialWord() {
        assertThat(HandlingMode.of("全程网办")).isEqualTo(HandlingMode.FULLY_ONLINE);
        assertThat(HandlingMode.of("异地代收代办")).isEqualTo(HandlingMode.COLLECTED_ELSEWHERE);
        assertThat(HandlingMode.of("异地受理")).isEqualTo(HandlingMode.ACCEPTED_ELSEWHERE);
        assertThat(HandlingMode.of("多地联办")).isEqualTo(HandlingMode.JOINTLY_HANDLED);
    }

    @Test
    void anyOtherWordIsRefused() {
        assertThatThrownBy(() -> HandlingMode.of("网办"))
                .hasMessage("must be one of [全程网办, 异地代收代办, 异地受理, 多地联办], not: 网办");
    }
}
