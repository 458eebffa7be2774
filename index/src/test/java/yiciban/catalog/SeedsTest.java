package yiciban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of the content itself: counts, the report word for word, the rules of similar questions. */
class SeedsTest {

    private static final Catalog CATALOG = Seeds.fromClasspath();

    @Test
    void everythingWeWereGivenIsThere() {
        assertThat(all(ServiceItem.class)).hasSize(69);
        assertThat(all(LifeEvent.class)).hasSize(44);
        assertThat(all(CrossProvinceService.class)).hasSize(101);
        assertThat(all(Faq.class)).hasSize(86);
        assertThat(all(Report.class)).hasSize(1);
        assertThat(CATALOG.entries()).hasSize(301 + 785);
    }

    @Test
    void whatWasOnlyRecalledIsADraft() {
        assertThat(published(ServiceItem.class)).hasSize(68);
        assertThat(published(LifeEvent.class)).hasSize(36);
        assertThat(published(CrossProvinceService.class)).hasSize(65);
        assertThat(published(Faq.class)).hasSize(86);
        assertThat(published(Report.class)).hasSize(1);
    }

    @Test
    void theFolderAndTheJarHoldTheSame() {
        assertThat(Seeds.fromDirectory(Path.of("../seeds")).digest()).isEqualTo(CATALOG.digest());
    }

    @Test
    void theReportIsVerbatim() {
        String text = report().text();
        assertThat(sha256(text)).isEqualTo("d16004354f8b2f6b87a32b5cf771f18f957c395c9ea22f37892f205d16188537");
        assertThat(text).doesNotContain("\n", "\r");
    }

    @Test
    void theReportKeepsItsSlips() {
        assertThat(report().text().split("湛江", -1)).hasSize(3);
        assertThat(report().text().split("漯河", -1)).hasSize(2);
    }

    @Test
    void theReportHasEightChaptersBetweenOpeningAndClosing() {
        List<String> chapters =
                report().sections().stream().map(Section::chapter).distinct().toList();
        assertThat(chapters).hasSize(10).startsWith("开头").endsWith("结尾");
        assertThat(chapters.get(3)).isEqualTo("三、坚持便民惠民助企，构筑高效法治化营商新环境");
    }

    @Test
    void publishedEntriesHaveSixToTwelveSimilarQuestions() {
        assertThat(CATALOG.entries())
                .filteredOn(entry -> entry.head().status() == Status.PUBLISHED
                        && !(entry instanceof Report)
                        && !(entry instanceof Uncovered))
                .allSatisfy(entry -> assertThat(entry.head().similar())
                        .as(entry.id().value())
                        .hasSizeBetween(6, 12));
    }

    @Test
    void uncoveredMattersAreAskedForInSeveralWaysAndShareNoNameWithContent() {
        Set<String> names = CATALOG.entries().stream()
                .filter(entry -> !(entry instanceof Uncovered))
                .flatMap(entry -> Stream.concat(Stream.of(entry.title()), entry.head().aliases().stream()))
                .collect(Collectors.toSet());
        assertThat(all(Uncovered.class)).hasSize(785).allSatisfy(matter -> {
            assertThat(matter.head().similar()).as(matter.id().value()).hasSizeBetween(3, 5);
            assertThat(names)
                    .doesNotContain(matter.title())
                    .doesNotContainAnyElementsOf(matter.head().aliases());
        });
    }

    @Test
    void everySentenceOfTheReportHasSimilarQuestions() {
        assertThat(report().sections())
                .flatExtracting(Section::sentences)
                .hasSize(69)
                .allSatisfy(sentence -> assertThat(sentence.similar())
                        .as(sentence.text())
                        .isNotEmpty()
                        .doesNotHaveDuplicates());
    }

    @Test
    void noEntrySaysASimilarQuestionOrANameTwice() {
        assertThat(CATALOG.entries()).allSatisfy(entry -> {
            assertThat(entry.head().similar()).as(entry.id().value()).doesNotHaveDuplicates();
            assertThat(entry.head().aliases()).as(entry.id().value()).doesNotHaveDuplicates();
        });
    }

    @Test
    void entriesOnlyNameEntriesThereAre() {
        assertThat(CATALOG.entries())
                .flatExtracting(entry -> entry.head().related())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(CATALOG.find(id)).isPresent());
    }

    @Test
    void componentsOnlyNameGuides() {
        assertThat(all(LifeEvent.class))
                .flatExtracting(LifeEvent::components)
                .flatExtracting(LifeEvent.Component::guides)
                .isNotEmpty()
                .allSatisfy(guide -> assertThat(CATALOG.find(guide)).containsInstanceOf(ServiceItem.class));
    }

    @Test
    void aLicenceDependsOnWhoOpensTheRestaurant() {
        var restaurant = (LifeEvent) CATALOG.find(new EntryId("le-016")).orElseThrow();
        assertThat(restaurant.components().getFirst())
                .isEqualTo(new LifeEvent.Component(
                        "营业执照", null, List.of(new EntryId("guide-048"), new EntryId("guide-051"))));
    }

    @Test
    void componentsStandInTheOrderOfTheSource() {
        var opening = (LifeEvent) CATALOG.find(new EntryId("le-001")).orElseThrow();
        assertThat(opening.facets().get(Facet.COMPONENTS))
                .containsExactly("企业设立登记", "公章刻制", "发票和税控设备申领", "社会保险登记", "员工参保登记", "住房公积金企业缴存登记", "银行预约开户");
    }

    @Test
    void anItemHasTheFactsOfItsRow() {
        var item = (ServiceItem) CATALOG.find(new EntryId("guide-001")).orElseThrow();
        assertThat(item.title()).isEqualTo("居民身份证异地换领");
        assertThat(item.fee()).isEqualTo("有效期满换领20元,损坏换领40元(国家标准)");
        assertThat(item.facets().keySet())
                .containsExactly(
                        Facet.CONDITIONS,
                        Facet.MATERIALS,
                        Facet.STEPS,
                        Facet.TIME_LIMIT,
                        Facet.FEE,
                        Facet.AUTHORITY,
                        Facet.ONLINE,
                        Facet.CROSS_PROVINCE,
                        Facet.BASIS);
    }

    @Test
    void noFacetIsEmpty() {
        assertThat(CATALOG.entries())
                .flatExtracting(entry -> entry.facets().values())
                .allSatisfy(lines -> assertThat(lines).isNotEmpty().noneMatch(String::isBlank));
    }

    @Test
    void modesThatWereWorkedOutAreMarked() {
        assertThat(all(CrossProvinceService.class))
                .filteredOn(service -> !service.modes().isEmpty())
                .hasSize(97);
        assertThat(all(CrossProvinceService.class))
                .filteredOn(CrossProvinceService::modeInferred)
                .isNotEmpty()
                .allSatisfy(service -> assertThat(service.modes()).isNotEmpty());
    }

    private static Report report() {
        return all(Report.class).findFirst().orElseThrow();
    }

    private static <T extends Entry> Stream<T> all(Class<T> kind) {
        return CATALOG.entries().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static <T extends Entry> Stream<T> published(Class<T> kind) {
        return all(kind).filter(entry -> entry.head().status() == Status.PUBLISHED);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
