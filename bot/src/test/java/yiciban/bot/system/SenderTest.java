package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:0:1::7, 20010db800000001/64",
        "2001:db8:0:1:ffff:eeee:dddd:cccc, 20010db800000001/64",
        "2001:db8:0:2::7, 20010db800000002/64",
        "::ffff:203.0.113.7, 203.0.113.7",
        "0:0:0:0:0:0:0:1, 0000000000000000/64",
        "no:address, no:address"
    })
    void c25_aLineOfIpv6IsOneSender(String address, String sender) {
        assertThat(Sender.of(address)).isEqualTo(sender);
    }
}
