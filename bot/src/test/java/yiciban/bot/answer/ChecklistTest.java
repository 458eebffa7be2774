package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yiciban.catalog.Catalog;
import yiciban.catalog.EntryId;
import yiciban.catalog.Head;
import yiciban.catalog.LifeEvent;
import yiciban.catalog.Provenance;
import yiciban.catalog.ServiceItem;
import yiciban.catalog.Status;
import yiciban.catalog.TimeLimit;
import yiciban.catalog.Validity;

class ChecklistTest {

    private static final Checklists SEEDS = new Checklists(Samples.SEEDS);

    private static Checklist of(String id) {
        return SEEDS.find(id, Samples.TODAY).orElseThrow();
    }

    private static List<String> names(List<Joined> parts) {
        return parts.stream().map(Joined::name).toList();
    }

    @Test
    void openingARestaurantJoinsFourItemsAndKnowsTwo() {
        Checklist list = of("le-016");
        assertThat(names(list.joined())).containsExactly("营业执照", "食品经营许可", "户外招牌设施备案/审批", "公众聚集场所消防安全检查");
        assertThat(names(list.unknown())).containsExactly("户外招牌设施备案/审批", "公众聚集场所消防安全检查");
        assertThat(list.materials())
                .extracting(Material::name)
                .containsExactly("食品经营许可申请书", "营业执照等主体资格证明(可共享)", "设备设施布局、操作流程", "食品安全管理制度目录");
    }

    @Test
    void whatDependsOnWhoAppliesIsNotMergedButListedForEachCase() {
        assertThat(of("le-016").options())
                .extracting(option -> option.guide().title())
                .containsExactly("个体工商户设立登记", "公司设立登记(企业开办)");
        assertThat(of("le-016").options().getFirst().materials())
                .extracting(Material::name)
                .containsExactly("登记申请书", "经营者身份证明", "经营场所相关文件");
    }

    @Test
    void papersOfSeveralItemsAreOneLine() {
        assertThat(of("le-025").materials())
                .filteredOn(material -> material.name().equals("居民身份证"))
                .singleElement()
                .satisfies(line -> assertThat(line.needs())
                        .extracting(Material.Need::item)
                        .containsExactly("残疾人证办理", "困难残疾人生活补贴", "重度残疾人护理补贴"));
    }

    @Test
    void theGuideOnApplyingForAllAtOnceIsUsedToo() {
        Checklist list = of("le-022");
        assertThat(list.besides()).extracting(ServiceItem::title).containsExactly("新生儿出生一件事");
        assertThat(list.materials().getFirst().needs()).containsExactly(new Material.Need("新生儿出生一件事", 0, null));
        assertThat(list.materials()).extracting(Material::name).contains("母亲居民身份证", "父亲居民身份证(登记父亲信息的)");
    }

    @Test
    void everyMaterialOfEveryGuideIsOnTheListOfItsEvent() {
        for (var entry : (Iterable<LifeEvent>)
                Samples.published().filter(LifeEvent.class::isInstance).map(LifeEvent.class::cast)::iterator) {
            Checklist list = of(entry.id().value());
            long wanted = Stream.concat(
                            list.besides().stream(),
                            list.joined().stream()
                                    .filter(part -> part.guides().size() == 1)
                                    .map(part -> part.guides().getFirst()))
                    .mapToLong(guide -> guide.materials().size())
                    .sum();
            assertThat(list.materials().stream()
                            .mapToLong(line -> line.needs().size())
                            .sum())
                    .as(entry.title())
                    .isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"le-027", "guide-053", "le-999", "", "../le-016"})
    void aDraftAnotherEntryAndNothingHaveNoChecklist(String id) {
        assertThat(SEEDS.find(id, Samples.TODAY)).isEmpty();
    }

    @Test
    void aGuideThatIsADraftOrNoLongerValidIsUnknown() {
        ServiceItem draft = guide("guide-1", Status.DRAFT, Validity.ALWAYS);
        ServiceItem old = guide("guide-2", Status.PUBLISHED, Validity.ofDays(null, Samples.TODAY.minusDays(1)));
        var event = new LifeEvent(
                head("le-1", Status.PUBLISHED, Validity.ALWAYS),
                "个人",
                "出生",
                List.of(new LifeEvent.Component("草稿", draft.id()), new LifeEvent.Component("过期", old.id())),
                null,
                List.of());
        var checklists = new Checklists(new Catalog(List.of(event, draft, old)));

        Checklist today = checklists.find("le-1", Samples.TODAY).orElseThrow();
        assertThat(names(today.unknown())).containsExactly("草稿", "过期");
        assertThat(today.guides()).isEmpty();
        assertThat(today.knowsMaterials()).isFalse();
        Optional<Checklist> yesterday = checklists.find("le-1", Samples.TODAY.minusDays(1));
        assertThat(names(yesterday.orElseThrow().unknown())).containsExactly("草稿");
    }

    @Test
    void anEventOfWhichOnlyTheNameIsKnownSaysSo() {
        Checklist list =
                SEEDS.find("le-040", LocalDate.of(2026, 11, 26).atStartOfDay()).orElseThrow();
        assertThat(list.joined()).isEmpty();
        assertThat(list.knowsMaterials()).isFalse();
    }

    private static ServiceItem guide(String id, Status status, Validity validity) {
        return new ServiceItem(
                head(id, status, validity),
                "个人",
                null,
                List.of("居民身份证"),
                List.of(),
                new TimeLimit(null, null),
                null,
                null,
                null,
                null,
                null);
    }

    private static Head head(String id, Status status, Validity validity) {
        var provenance = new Provenance("国办发〔2022〕32号", null, null, "见");
        return new Head(new EntryId(id), id, "", List.of(), List.of(), List.of(), status, validity, provenance);
    }
}
