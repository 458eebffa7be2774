package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import yiciban.bot.conversation.Reply;

class SplittingTest {

    private static final List<String> PIECES = List.of(
            "居住证",
            "。",
            "\n",
            "\n\n",
            " ",
            "😀",
            "👨‍👩‍👧‍👦",
            "é",
            "<b>",
            "&",
            "&amp;",
            "</b",
            ">",
            "“好！”",
            "3.14",
            "a",
            "https://www.gov.cn/a?b=c;d.e",
            "；",
            "𠮷",
            "——",
            "\"");

    @Test
    void s1_partsPutTogetherAreTheTextAndEachCanBeSent() {
        LongStream.rangeClosed(1, 300).forEach(SplittingTest::eachPartCanBeSent);
    }

    private static void eachPartCanBeSent(long seed) {
        Random random = new Random(seed);
        String text = text(random, random.nextInt(15_000));
        List<String> parts = Splitting.split(text, Page.LIMIT);
        assertThat(String.join("", parts)).as("seed %d", seed).isEqualTo(text);
        for (String part : parts) {
            assertThat(part.length()).as("seed %d", seed).isLessThanOrEqualTo(Page.LIMIT);
            assertThat(wellFormed(part)).as("seed %d", seed).isTrue();
            if (!part.isBlank()) {
                assertThat(FakeMarkup.visible(new Page(part, "").html())).isEqualTo(part);
            }
        }
    }

    @Test
    void s1_shortLimitsTearNothingEither() {
        LongStream.rangeClosed(1, 300).forEach(SplittingTest::shortPartsAreWhole);
    }

    private static void shortPartsAreWhole(long seed) {
        Random random = new Random(seed);
        String text = text(random, 400);
        int limit = 2 + random.nextInt(60);
        List<String> parts = Splitting.split(text, limit);
        assertThat(String.join("", parts)).as("seed %d", seed).isEqualTo(text);
        assertThat(parts).as("seed %d", seed).allMatch(part -> part.length() <= limit && wellFormed(part));
    }

    @Test
    void s1_prefersParagraphThenLineThenSentence() {
        assertThat(Splitting.split("一二三四五\n\n六七。八", 10)).containsExactly("一二三四五\n\n", "六七。八");
        assertThat(Splitting.split("一二三四五\n六七。八九十", 10)).containsExactly("一二三四五\n", "六七。八九十");
        assertThat(Splitting.split("一二三四五六七。八九十", 10)).containsExactly("一二三四五六七。", "八九十");
        assertThat(Splitting.split("他说“可以办。”然后就走了", 10)).containsExactly("他说“可以办。”", "然后就走了");
        assertThat(Splitting.split("一二三四五六七八九十百千", 10)).containsExactly("一二三四五六七八九十", "百千");
    }

    @Test
    void s1_neverTearsAFamilyALinkOrANumber() {
        assertThat(Splitting.split("一二三四👨‍👩‍👧‍👦", 12)).containsExactly("一二三四", "👨‍👩‍👧‍👦");
        assertThat(Splitting.split("请看这里https://www.gov.cn/x", 22)).containsExactly("请看这里", "https://www.gov.cn/x");
        assertThat(Splitting.split("一二三四五六3.14", 8)).containsExactly("一二三四五六", "3.14");
    }

    @Test
    void quoteTooLongForTheMessageGivesWayToTheTitle() {
        var reply = new Reply(
                "t",
                "长",
                FakeConversations.answered("长。".repeat(2020)),
                true,
                Reply.Taken.TAKEN,
                java.time.Duration.ZERO);
        List<Page> pages = Rendering.pages(reply, "", false);
        assertThat(pages.getLast().quote()).startsWith("依据：办事指南《居住证办理》");
        assertThat(pages).allMatch(page -> page.plain().length() <= Page.LIMIT);
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            text.append(random.nextInt(50) == 0 ? piece.repeat(random.nextInt(200)) : piece);
        }
        return text.toString();
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }
}
