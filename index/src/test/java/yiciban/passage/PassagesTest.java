package yiciban.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Facet;
import yiciban.catalog.Report;
import yiciban.catalog.Seeds;

class PassagesTest {

    private static final Catalog CATALOG = Seeds.fromClasspath();
    private static final EntryId ITEM = new EntryId("guide-001");
    private static final EntryId REPORT = new EntryId("report-zhanhe-2022");
    private static final List<String> PIECES =
            List.of("居住证", "。", "！", "？", "；", "\n", "\n\n", " ", "a", "3.14", "办理", "补领换领补领换领");

    @Test
    void noTwoPassagesHaveOneId() {
        assertThat(all()).hasSizeGreaterThan(5000).extracting(Passage::id).doesNotHaveDuplicates();
    }

    @Test
    void idsStayTheSameWhileTheContentDoes() {
        assertThat(Seeds.fromClasspath().entries()).flatExtracting(Passages::of).containsExactlyElementsOf(all());
    }

    @Test
    void anItemIsItsNamesItsQuestionsAndItsFacets() {
        List<Passage> passages = of(ITEM);
        assertThat(passages)
                .extracting(Passage::id)
                .startsWith("guide-001#title", "guide-001#alias-异地换身份证")
                .contains("guide-001#q-换身份证 带啥东西", "guide-001#fee", "guide-001#time-limit", "guide-001#cross-province");
        assertThat(passages).allSatisfy(passage -> {
            assertThat(passage.entry()).isEqualTo(ITEM);
            assertThat(passage.unit()).isEqualTo("guide-001");
        });
    }

    @Test
    void aFacetIsShapedAsAQuestionAndQuotedAsItIs() {
        Passage fee = find(of(ITEM), "guide-001#fee");
        assertThat(fee.facet()).isEqualTo(Facet.FEE);
        assertThat(fee.heading()).isEqualTo("收费");
        assertThat(fee.shape()).isEqualTo("居民身份证异地换领 要多少钱，收费吗？有效期满换领20元,损坏换领40元(国家标准)");
        assertThat(fee.text()).isEqualTo("有效期满换领20元,损坏换领40元(国家标准)");
    }

    @Test
    void linesOfAFacetAreJoined() {
        assertThat(find(of(ITEM), "guide-001#materials").text()).isEqualTo("居民身份证异地受理登记表(现场填写)；原居民身份证");
    }

    @Test
    void anEverydayNameAndAQuestionStandForTheTitle() {
        Passage alias = find(of(ITEM), "guide-001#alias-换身份证");
        assertThat(alias.kind()).isEqualTo(Passage.Kind.NAME);
        assertThat(alias.shape()).isEqualTo("换身份证");
        assertThat(alias.text()).isEqualTo("居民身份证异地换领");
        assertThat(find(of(ITEM), "guide-001#q-换身份证 带啥东西").kind()).isEqualTo(Passage.Kind.QUESTION);
    }

    @Test
    void anFaqIsItsQuestionAndItsAnswer() {
        var id = new EntryId("faq-001");
        Passage answer = find(of(id), "faq-001#answer");
        assertThat(answer.text()).startsWith("能。");
        assertThat(answer.shape()).isEqualTo(entry(id).title() + " " + answer.text());
    }

    @Test
    void eachSentenceOfTheReportIsAUnitUnderItsChapter() {
        List<Passage> passages = of(REPORT);
        var report = (Report) entry(REPORT);
        assertThat(passages.stream().map(Passage::unit).distinct()).hasSize(69);
        assertThat(passages.stream()
                        .filter(passage -> passage.kind() == Passage.Kind.TEXT)
                        .map(Passage::text)
                        .collect(Collectors.joining()))
                .isEqualTo(report.text());
        Passage first = find(passages, "report-zhanhe-2022#3.1.1");
        assertThat(first.unit()).isEqualTo(first.id());
        assertThat(first.heading()).isEqualTo("三、坚持便民惠民助企，构筑高效法治化营商新环境");
    }

    @Test
    void aQuestionToTheReportBelongsToItsSentence() {
        assertThat(of(REPORT))
                .filteredOn(passage -> passage.kind() == Passage.Kind.QUESTION)
                .isNotEmpty()
                .allSatisfy(question -> {
                    Passage sentence = find(of(REPORT), question.unit());
                    assertThat(question.text()).isEqualTo(sentence.text());
                    assertThat(question.heading()).isEqualTo(sentence.heading());
                    assertThat(question.id()).startsWith(sentence.id() + "-q-");
                });
    }

    @Test
    void theReportHasNoNameThatCouldBeFoundInsteadOfASentence() {
        assertThat(of(REPORT)).noneMatch(passage -> passage.kind() == Passage.Kind.NAME);
    }

    @Test
    void nothingFoundIsEmpty() {
        assertThat(all()).allSatisfy(passage -> {
            assertThat(passage.shape()).as(passage.id()).isNotBlank();
            assertThat(passage.text()).as(passage.id()).isNotBlank();
        });
    }

    @Test
    void otherTextIsItsTitleAndItsPieces() {
        List<Passage> passages = Passages.of(new EntryId("t0"), "居住证", "满半年可以申领。" + "长".repeat(450));
        assertThat(passages).extracting(Passage::id).containsExactly("t0#title", "t0#0", "t0#1");
        assertThat(passages).extracting(Passage::unit).containsOnly("t0");
        assertThat(passages.get(1).shape()).isEqualTo("居住证 满半年可以申领。");
        assertThat(passages.get(1).text()).isEqualTo("满半年可以申领。");
    }

    @Test
    void otherTextMayHaveNoTitleOrNoText() {
        assertThat(Passages.of(new EntryId("t0"), "", "满半年可以申领。"))
                .singleElement()
                .extracting(Passage::shape)
                .isEqualTo("满半年可以申领。");
        assertThat(Passages.of(new EntryId("t0"), "居住证", " \n"))
                .extracting(Passage::id)
                .containsExactly("t0#title");
        assertThat(Passages.of(new EntryId("t0"), "", "")).isEmpty();
    }

    @Test
    void piecesEndWithSentences() {
        assertThat(Passages.pieces("一二三。四五六！七八九？", 8)).containsExactly("一二三。四五六！", "七八九？");
        assertThat(Passages.pieces("一二三。四五六！七八九？", 4)).containsExactly("一二三。", "四五六！", "七八九？");
        assertThat(Passages.pieces("一二三四五六七八九", 4)).containsExactly("一二三四", "五六七八", "九");
        assertThat(Passages.pieces("", 4)).isEmpty();
        assertThat(Passages.pieces(" \n\n ", 4)).isEmpty();
    }

    @Test
    void piecesNeverExceedTheirSizeAndJoinBack() {
        LongStream.rangeClosed(1, 300).forEach(seed -> {
            String text = generated(seed);
            int size = 1 + (int) (seed % 40);
            List<String> pieces = Passages.pieces(text, size);
            assertThat(pieces)
                    .as("seed %d", seed)
                    .allSatisfy(piece -> assertThat(piece).isNotBlank().hasSizeLessThanOrEqualTo(size));
            assertThat(squeezed(String.join("", pieces))).as("seed %d", seed).isEqualTo(squeezed(text));
        });
    }

    private static String generated(long seed) {
        return new Random(seed)
                .ints(seed, 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }

    private static List<Passage> all() {
        return CATALOG.entries().stream()
                .flatMap(entry -> Passages.of(entry).stream())
                .toList();
    }

    private static Entry entry(EntryId id) {
        return CATALOG.find(id).orElseThrow();
    }

    private static List<Passage> of(EntryId id) {
        return Passages.of(entry(id));
    }

    private static Passage find(List<Passage> passages, String id) {
        return passages.stream()
                .filter(passage -> passage.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
