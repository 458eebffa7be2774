package yiciban.bot.answer;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import yiciban.analysis.Normaliser;
import yiciban.catalog.Catalog;
import yiciban.catalog.CrossProvinceService;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Facet;
import yiciban.catalog.Faq;
import yiciban.catalog.HandlingMode;
import yiciban.catalog.Head;
import yiciban.catalog.LifeEvent;
import yiciban.catalog.Provenance;
import yiciban.catalog.Report;
import yiciban.catalog.Section;
import yiciban.catalog.ServiceItem;
import yiciban.catalog.Status;
import yiciban.catalog.TimeLimit;
import yiciban.catalog.Validity;

class AnswerComposerTest {

    private static final AnswerComposer COMPOSER = new AnswerComposer(Samples.SEEDS);

    private static Route.Lookup asked(String question, Facet... facets) {
        Set<Facet> all = EnumSet.noneOf(Facet.class);
        all.addAll(List.of(facets));
        return new Route.Lookup(question, null, all, Whereabouts.UNKNOWN, false, new Route.Limits(null, false, false));
    }

    private static Answer about(String id, Route.Lookup asked) {
        return about(Samples.entry(id), asked);
    }

    private static Answer about(Entry entry, Route.Lookup asked) {
        return COMPOSER.compose(AnswerComposer.Found.of(entry), asked, 0.9, Samples.NOW);
    }

    private static List<String> sources(Answer answer) {
        return answer.sources().stream().map(source -> source.id().value()).toList();
    }

    // 办事指南

    @Test
    void anItemAskedForAFacetNamesItselfAndSaysTheFacetAndItsSource() {
        Answer answer = about("guide-002", asked("补身份证多少钱", Facet.FEE));
        assertThat(answer).isInstanceOf(Answer.Answered.class);
        assertThat(answer.text()).contains("居民身份证异地补领", "收费：", "40元", "依据：").doesNotContain("要带的材料：");
        assertThat(sources(answer)).containsExactly("guide-002");
    }

    /** Whoever asks what is paid does not ask what it costs. */
    @Test
    void whatABenefitPaysIsNotCalledAFee() {
        assertThat(about("guide-057", asked("低保一个月领多少", Facet.FEE)).text())
                .contains("发放标准", "公布的资料里没有写")
                .doesNotContain("收费");
        assertThat(about("le-013", asked("丧葬费能领多少", Facet.FEE)).text())
                .contains("没有写明“发放标准”")
                .doesNotContain("收费");
    }

    @Test
    void severalFacetsAreSaidOneAfterTheOther() {
        String text = about("guide-012", asked("居住证要带啥，几天能好", Facet.MATERIALS, Facet.TIME_LIMIT))
                .text();
        assertThat(text).contains("要带的材料：", "居民身份证或居民户口簿", "办理时限：", "15日").doesNotContain("收费：");
    }

    @Test
    void anItemAskedForNothingSpecialIsAShortCard() {
        Answer answer = about("guide-012", asked("居住证"));
        assertThat(answer.text()).contains("【居住证申领】", "办理条件：", "要带的材料：", "办理时限：", "收费：", "依据：居住证暂行条例");
        assertThat(answer.choices()).extracting(Choice::label).contains("办理流程");
    }

    @Test
    void theNearestFacetJoinsWhateverWordsWereUsedToAsk() {
        var found = new AnswerComposer.Found(Samples.entry("guide-012"), Facet.STEPS, List.of(), null);
        Answer answer = COMPOSER.compose(found, asked("居住证多少钱", Facet.FEE), 0.9, Samples.NOW);
        assertThat(answer.text()).contains("收费：", "办理流程：");
    }

    @Test
    void aFeeThatNoSourceSaysIsNotFoundAndTheAnswerSaysSo() {
        Answer answer = about("guide-031", asked("工伤认定收费吗", Facet.FEE));
        assertThat(answer).isInstanceOf(Answer.NotFound.class);
        assertThat(answer.text()).contains("工伤认定申请", "收费", "12345");
        assertThat(answer.choices()).extracting(Choice::question).containsExactly("工伤认定申请");
    }

    @Test
    void whatIsMissingBesideWhatIsKnownIsSaid() {
        Answer answer = about("guide-031", asked("工伤认定要带啥，收费吗", Facet.MATERIALS, Facet.FEE));
        assertThat(answer).isInstanceOf(Answer.Answered.class);
        assertThat(answer.text()).contains("要带的材料：", "没有写明“收费”");
    }

    @ParameterizedTest
    @CsvSource({
        "guide-002, 补身份证要不要钱, FEE, 要收费。",
        "guide-033, 劳动仲裁收费吗, FEE, 不收费。",
        "guide-001, 在外省能换身份证吗, CROSS_PROVINCE, 能。",
    })
    void aYesOrNoQuestionGetsItsYesOrNoFirst(String id, String question, Facet facet, String yesOrNo) {
        assertThat(about(id, asked(question, facet)).text()).contains(yesOrNo + facet.label());
    }

    // 跨省通办

    @Test
    void aServiceAcrossProvincesSaysThatItCanBeDoneHowAndWhoDecides() {
        var service = (CrossProvinceService) Samples.entry("cp-033");
        Answer answer = about(service, asked("外省能换身份证吗", Facet.CROSS_PROVINCE));
        assertThat(answer.text()).startsWith("能。").contains("居民身份证换领", service.scenario(), "以受理地答复为准");
        assertThat(sources(answer)).first().isEqualTo("cp-033");
    }

    @Test
    void ofSeveralCrossProvinceServicesForCasesOfTheirOwnOnlyTheOneAskedForIsNamed() {
        var asked = asked("跨省迁户口能异地办吗", Facet.CROSS_PROVINCE);
        var found = AnswerComposer.Found.of(Samples.entry("guide-007"));
        assertThat(COMPOSER.compose(found, asked, 0.9, Samples.NOW).text()).doesNotContain("跨省通办“");

        var students = (CrossProvinceService) Samples.entry("cp-058");
        Answer answer = COMPOSER.compose(found.with(students), asked, 0.9, Samples.NOW);
        assertThat(answer.text()).containsOnlyOnce("跨省通办“").contains("跨省通办“" + students.title() + "”");
        assertThat(sources(answer)).containsExactly("guide-007", "cp-058");
    }

    @Test
    void aQuestionIsNotUsedAsTheNameOfItsMatter() {
        assertThat(about("faq-044", asked("失业金一个月发多少", Facet.FEE)).text()).startsWith("没有找到这件事的");
    }

    @ParameterizedTest
    @EnumSource(HandlingMode.class)
    void everyHandlingModeIsNamedAndExplained(HandlingMode mode) {
        CrossProvinceService service = published(CrossProvinceService.class)
                .filter(candidate -> candidate.modes().contains(mode))
                .findFirst()
                .orElseThrow();
        assertThat(about(service, asked(service.title())).text()).contains(mode.label(), mode.plainly(), "以受理地答复为准");
    }

    @Test
    void aModeThatWasWorkedOutIsCalledSo() {
        CrossProvinceService service = published(CrossProvinceService.class)
                .filter(CrossProvinceService::modeInferred)
                .findFirst()
                .orElseThrow();
        assertThat(about(service, asked(service.title())).text()).contains("推定");
    }

    // 一件事

    @Test
    void aLifeEventListsWhatIsJoinedAndThatPlacesDiffer() {
        Answer answer = about("le-016", asked("开饭店要办哪些手续"));
        assertThat(answer.text()).contains("开办餐饮店", "营业执照", "食品经营许可", "牵头：", "以当地公布为准");
        assertThat(sources(answer)).first().isEqualTo("le-016");
    }

    @Test
    void aLifeEventWithoutKnownComponentsSaysSo() {
        Answer answer = about("le-040", asked("知识产权保护一件事"));
        assertThat(answer.text()).contains("知识产权保护", "没有列出", "以当地公布为准");
    }

    @Test
    void whatNoSourceSaysOfALifeEventIsSaid() {
        Answer answer = about("le-013", asked("老人走了办手续多少钱", Facet.FEE));
        assertThat(answer).isInstanceOf(Answer.Answered.class);
        assertThat(answer.text()).contains("没有写明“收费”");
    }

    @Test
    void materialsOfALifeEventAreMergedEachNamedOnce() {
        var birth = item("guide-1", "出生登记", Validity.ALWAYS, List.of("居民户口簿", "出生医学证明"));
        var card = item("guide-2", "社会保障卡", Validity.ALWAYS, List.of("居民户口簿", "照片"));
        Answer answer = composed(event(birth, card), asked("新生儿要带啥", Facet.MATERIALS), birth, card);
        assertThat(answer.text()).containsOnlyOnce("居民户口簿").contains("出生医学证明", "照片", "医保参保");
        assertThat(sources(answer)).containsExactly("le-1", "guide-1", "guide-2");
    }

    @Test
    void materialsOfAnExpiredGuideAreNotMerged() {
        var birth = item("guide-1", "出生登记", Validity.ALWAYS, List.of("居民户口簿"));
        var card = item("guide-2", "社会保障卡", Validity.ofDays(null, Samples.TODAY.minusDays(1)), List.of("照片"));
        Answer answer = composed(event(birth, card), asked("新生儿要带啥", Facet.MATERIALS), birth, card);
        assertThat(answer.text()).doesNotContain("照片");
        assertThat(sources(answer)).containsExactly("le-1", "guide-1");
        assertThat(answer.choices()).extracting(Choice::question).doesNotContain("社会保障卡");
    }

    // 报告

    @Test
    void aReportIsQuotedWordForWordWithItsNameChapterAndYear() {
        var report = (Report) Samples.entry(Samples.REPORT);
        Section section = report.sections().stream()
                .filter(candidate -> candidate.sentences().stream()
                        .anyMatch(sentence -> sentence.text().contains("1262")))
                .findFirst()
                .orElseThrow();
        String sentence = section.sentences().stream()
                .map(Section.Sentence::text)
                .filter(text -> text.contains("1262"))
                .findFirst()
                .orElseThrow();
        var found = new AnswerComposer.Found(report, null, List.of(sentence), null);
        Answer answer = COMPOSER.compose(found, asked("最多跑一次有几项"), 0.9, Samples.NOW);
        assertThat(answer.text()).contains(sentence, report.title(), section.chapter(), "2022 年");
        assertThat(answer.sources()).singleElement().satisfies(source -> {
            assertThat(source.quote()).isEqualTo(sentence);
            assertThat(source.locator()).contains(section.chapter(), "2022");
        });
    }

    @Test
    void aHeadingOfAReportIsQuotedWithTheSentenceAfterIt() {
        var report = (Report) Samples.entry(Samples.REPORT);
        Section section = report.sections().get(1);
        String heading = section.sentences().getFirst().text();
        var found = new AnswerComposer.Found(report, null, List.of(heading), null);
        Answer answer = COMPOSER.compose(found, asked("怎么加强组织领导"), 0.9, Samples.NOW);
        assertThat(answer.text()).contains(heading + section.sentences().get(1).text());
    }

    // 常见问题

    @Test
    void theAnswerOfAFrequentQuestionComesFirstAndSaysWhichQuestionItAnswers() {
        var faq = (Faq) Samples.entry("faq-019");
        Answer answer = about(faq, asked("住多久能办居住证", Facet.CONDITIONS));
        assertThat(answer.text()).startsWith("【" + faq.title() + "】\n" + faq.answer());
        assertThat(sources(answer)).first().isEqualTo("faq-019");
    }

    // All of them

    @Test
    void thereIsNoAnswerWithoutASource() {
        assertThatThrownBy(() -> new Answer.Answered("免费。", List.of(), Samples.RESIDENCE_PERMIT, List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyQuoteStandsInTheEntryItIsAscribedTo() {
        Samples.published().filter(entry -> !(entry instanceof Report)).forEach(entry -> {
            quotesStandInTheirEntries(about(entry, asked(entry.title())));
            for (Facet facet : Facet.values()) {
                quotesStandInTheirEntries(about(entry, asked(entry.title() + "吗", facet)));
            }
        });
    }

    /** Headings and numbers before a text are ours; the texts are the entry's. */
    private static void quotesStandInTheirEntries(Answer answer) {
        for (Source source : answer.sources()) {
            String approved = approved(Samples.entry(source.id()));
            Stream.of(source.quote().split("\n", -1))
                    .map(line -> line.replaceFirst("^【(.*)】$", "$1").replaceFirst("^\\d+\\. ", ""))
                    .map(AnswerComposerTest::withoutLabel)
                    .flatMap(line -> Stream.of(line.split("；", -1)))
                    .map(Normaliser::bare)
                    .forEach(text -> assertThat(approved)
                            .as(source.id() + ": " + source.quote())
                            .contains(text));
        }
    }

    private static String withoutLabel(String line) {
        return Stream.of(Facet.values())
                .map(facet -> facet.label() + "：")
                .filter(line::startsWith)
                .findFirst()
                .map(label -> line.substring(label.length()))
                .orElse(line);
    }

    private static String approved(Entry entry) {
        String own = entry instanceof Faq faq ? faq.answer() : "";
        return Normaliser.bare(Stream.concat(
                        Stream.of(entry.title(), entry.head().summary(), own),
                        entry.facets().values().stream().flatMap(List::stream))
                .collect(joining("\n")));
    }

    private static <T extends Entry> Stream<T> published(Class<T> kind) {
        return Samples.published().filter(kind::isInstance).map(kind::cast);
    }

    private static Answer composed(Entry entry, Route.Lookup asked, Entry... others) {
        var catalog =
                new Catalog(Stream.concat(Stream.of(entry), Stream.of(others)).toList());
        return new AnswerComposer(catalog).compose(AnswerComposer.Found.of(entry), asked, 0.9, Samples.NOW);
    }

    private static LifeEvent event(ServiceItem first, ServiceItem second) {
        return new LifeEvent(
                head("le-1", "新生儿出生", Validity.ALWAYS),
                "个人",
                "出生",
                List.of(component(first), component(second), new LifeEvent.Component("医保参保", null)),
                "卫生健康部门",
                List.of());
    }

    private static LifeEvent.Component component(ServiceItem item) {
        return new LifeEvent.Component(item.title(), item.id());
    }

    private static ServiceItem item(String id, String title, Validity validity, List<String> materials) {
        var unknown = new TimeLimit(null, null);
        return new ServiceItem(
                head(id, title, validity), "个人", null, materials, List.of(), unknown, null, null, null, null, null);
    }

    private static Head head(String id, String title, Validity validity) {
        var provenance = new Provenance("国办发〔2022〕32号", null, null, "见");
        return new Head(
                new EntryId(id), title, "", List.of(), List.of(), List.of(), Status.PUBLISHED, validity, provenance);
    }
}
