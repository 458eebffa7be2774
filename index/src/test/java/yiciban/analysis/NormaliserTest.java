package yiciban.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static yiciban.analysis.Normaliser.bare;
import static yiciban.analysis.Normaliser.normalise;
import static yiciban.analysis.Normaliser.visible;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NormaliserTest {

    private static final List<String> PIECES = List.of(
            "居住证",
            "身分證",
            "補辦",
            "駕照",
            "臺灣",
            "裏面",
            "皇后",
            "後來",
            "乾隆",
            "頭髮",
            "隻",
            "麵館",
            "怎么办",
            "　",
            " ",
            "\n",
            "\t",
            "ＡｂＣ",
            "１２３",
            "①",
            "㎡",
            "ﬁ",
            "İ",
            "é",
            "，",
            "？",
            "“",
            "😀",
            "👨‍👩‍👧",
            "𠮷",
            "\u200b",
            "\u202e",
            "\ufeff",
            "\u0000",
            "\u001b",
            "\ue000",
            "\ud800",
            "\udb40\udc41",
            "60.9%");

    @Test
    void widthAndCaseAreOne() {
        assertThat(normalise("ＡＢＣ１２３")).isEqualTo("abc123");
        assertThat(normalise("９：３０")).isEqualTo("9:30");
        assertThat(normalise("护照，怎么办？")).isEqualTo("护照,怎么办?");
    }

    @Test
    void traditionalCharactersBecomeSimplified() {
        assertThat(normalise("身分證丟了")).isEqualTo("身份证丢了");
        assertThat(normalise("臺灣通行證")).isEqualTo("台湾通行证");
        assertThat(normalise("補辦駕照")).isEqualTo("补办驾照");
        assertThat(normalise("戶口簿")).isEqualTo("户口簿");
    }

    @Test
    void simplifiedCharactersThatLookTraditionalStay() {
        assertThat(normalise("乾隆皇后干杯")).isEqualTo("乾隆皇后干杯");
        assertThat(normalise("里程")).isEqualTo("里程");
    }

    @Test
    void whatNobodySeesIsGone() {
        assertThat(normalise("3\u200b3\u200d0")).as("zero width inside digits").isEqualTo("330");
        assertThat(normalise("\ufeff护照")).as("byte order mark").isEqualTo("护照");
        assertThat(normalise("\u202e护照\u202c")).as("direction").isEqualTo("护照");
        assertThat(normalise("护\udb40\udc41\udb40\udc42照")).as("Unicode tags").isEqualTo("护照");
        assertThat(normalise("护\ue000照")).as("private use").isEqualTo("护照");
        assertThat(normalise("护\ud800照")).as("half a character").isEqualTo("护照");
        assertThat(normalise("护\u0000\u001b照")).as("control").isEqualTo("护照");
    }

    @Test
    void whiteSpaceIsOneBlank() {
        assertThat(normalise("  居住证\u3000\u3000怎么办\r\n\t吗 ")).isEqualTo("居住证 怎么办 吗");
        assertThat(normalise(" \u3000\n")).isEmpty();
    }

    @Test
    void picturesStayAndJoinedOnesComeApart() {
        assertThat(normalise("护照😀")).isEqualTo("护照😀");
        assertThat(normalise("👨‍👩")).isEqualTo("👨👩");
    }

    @Test
    void signsThatStandForOthersAreSpeltOut() {
        assertThat(normalise("①②㎡²ﬁ")).isEqualTo("12m22fi");
    }

    @Test
    void bareIsLettersAndDigitsOnly() {
        assertThat(bare(" 身分證, 怎么办？😀 ")).isEqualTo("身份证怎么办");
        assertThat(bare("60.9%")).isEqualTo("609");
        assertThat(bare("……！？")).isEmpty();
    }

    @Test
    void visibleKeepsTheWritersOwnForm() {
        assertThat(visible("身分證Ａ\u200b\n１😀")).isEqualTo("身分證Ａ １😀");
    }

    @Test
    void nothingIsNothing() {
        assertThat(normalise("")).isEmpty();
        assertThat(bare("")).isEmpty();
        assertThat(visible("")).isEmpty();
    }

    @Test
    void normalisedTextIsNormal() {
        LongStream.rangeClosed(1, 200).forEach(seed -> {
            String once = normalise(generated(seed));
            assertThat(normalise(once)).as("seed %d", seed).isEqualTo(once);
            assertThat(once).as("seed %d", seed).isEqualTo(once.strip()).doesNotContain("  ", "\n", "\u200b", "證");
        });
    }

    @Test
    void theExceptionsFromThat() {
        assertThat(normalise("鏇")).isEqualTo("镟");
        assertThat(normalise("镟")).isEqualTo("旋");
    }

    @Test
    void textGrowsAtMostEighteenfold() {
        assertThat(normalise("\ufdfa")).hasSize(18);
        assertThat(normalise("㍿").length()).isEqualTo(4);
    }

    private static String generated(long seed) {
        return new Random(seed)
                .ints(1 + seed % 12, 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());
    }
}
