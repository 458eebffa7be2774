package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import yiciban.catalog.Facet;

class LifeEventAnswerTest {

    private static final AnswerComposer COMPOSER = new AnswerComposer(Samples.SEEDS);

    private static Answer about(String id, Facet... facets) {
        Set<Facet> asked = EnumSet.noneOf(Facet.class);
        asked.addAll(List.of(facets));
        var lookup =
                new Route.Lookup("问", null, asked, Whereabouts.UNKNOWN, false, new Route.Limits(null, false, false));
        return COMPOSER.compose(AnswerComposer.Found.of(Samples.entry(id)), lookup, 0.9, Samples.NOW);
    }

    private static List<String> lines(Answer answer) {
        return answer.text().lines().toList();
    }

    @Test
    void openingARestaurantIsWalkedThroughOnAPhone() {
        Answer answer = about("le-016");
        assertThat(lines(answer))
                .startsWith(
                        "【开办餐饮店】是“一件事一次办”：一次申请，几个部门一起办。",
                        "想开饭店、小吃店，营业执照、食品许可、招牌和消防检查一起办。",
                        "一起办的事项，共 4 项：",
                        "1. 营业执照",
                        "2. 食品经营许可",
                        "3. 户外招牌设施备案/审批",
                        "4. 公众聚集场所消防安全检查",
                        "要带的材料：",
                        "1. 食品经营许可申请书（第 2 项）",
                        "2. 营业执照等主体资格证明(可共享)（第 2 项，可能免交）")
                .contains(
                        "第 1 项“营业执照”看您的情况：个体工商户设立登记，或者公司设立登记(企业开办)。",
                        "还不知道要带什么的：户外招牌设施备案/审批、公众聚集场所消防安全检查。请问窗口或打 12345。",
                        "牵头：市场监管总局；配合：消防救援局、城管。",
                        "各地合并的事项不完全一样，以当地公布为准，材料以窗口答复为准。")
                .hasSizeLessThanOrEqualTo(20);
        assertThat(answer.choices())
                .extracting(Choice::label)
                .containsExactly("要带的全部材料", "个体工商户设立登记", "公司设立登记(企业开办)", "食品经营许可");
        assertThat(answer.sources()).extracting(source -> source.id().value()).containsExactly("le-016", "guide-053");
    }

    @Test
    void askedWhatToBringItListsEveryCase() {
        assertThat(lines(about("le-016", Facet.MATERIALS)))
                .contains("要带的材料，合并在一起：", "· 个体工商户设立登记：登记申请书；经营者身份证明；经营场所相关文件", "没标谁准备的，资料里没写；申请书、申请表这类，先问窗口有没有现成的。");
    }

    @Test
    void aLongListIsShortUntilItIsAskedFor() {
        assertThat(lines(about("le-025")))
                .contains("1. 居民身份证（第 1、2、3 项，自带）", "……共 9 样，问“要带什么”看全部。")
                .doesNotContain("8. 书面申请（第 5 项）");
        assertThat(lines(about("le-025", Facet.MATERIALS))).contains("1. 居民身份证（第 1、2、3 项，自带）", "8. 书面申请（第 5 项）");
    }

    @Test
    void onlyGuidesWhoseWordsAreShownAreSources() {
        assertThat(about("le-022").sources()).extracting(Source::title).doesNotContain("社会保障卡申领");
        assertThat(about("le-022", Facet.MATERIALS).sources())
                .extracting(Source::title)
                .contains("新生儿出生一件事", "出生医学证明首次签发", "社会保障卡申领");
    }

    @Test
    void aFacetIsSaidItemByItemAndTheSameOnce() {
        assertThat(lines(about("le-016", Facet.FEE)))
                .contains(
                        "收费：",
                        "· 营业执照（个体工商户设立登记）、营业执照（公司设立登记(企业开办)）：不收登记费",
                        "· 食品经营许可：免费",
                        "资料里没有写明的：户外招牌设施备案/审批、公众聚集场所消防安全检查，请问窗口或打 12345。")
                .doesNotContain("要带的材料：")
                .noneMatch(line -> line.startsWith("一起办的事项"));
    }

    @Test
    void severalFacetsAreSaidOneAfterTheOther() {
        assertThat(lines(about("le-016", Facet.TIME_LIMIT, Facet.ONLINE)))
                .containsSubsequence("办理时限：", "网上办理：")
                .contains("· 食品经营许可：受理之日起10个工作日内决定(部门规章);法定许可一般20日");
    }

    @Test
    void whichOfficesIsWhatTheListOfEventsSays() {
        assertThat(lines(about("le-016", Facet.AUTHORITY)))
                .contains("牵头：市场监管总局；配合：消防救援局、城管。")
                .anyMatch(line -> line.startsWith("一起办的事项，共 4 项：营业执照、"));
    }

    @Test
    void whatNobodySaysOfAnyItemIsMissing() {
        assertThat(about("le-010", Facet.FEE).text()).contains("资料里没有写明“收费”", "退役报到");
    }

    @Test
    void anEventWithoutItemsUsesItsOwnGuide() {
        assertThat(lines(about("le-042"))).contains("包含哪些事项，公开的清单里没有列出，请问窗口或打 12345。", "1. 婴幼儿身份信息");
    }

    @Test
    void anEventOfWhichOnlyTheNameIsKnownPromisesNothing() {
        Answer answer = about("le-040", Facet.MATERIALS);
        assertThat(answer.text()).contains("要带的材料：公开的资料里没有写，请问窗口或打 12345。");
        assertThat(answer.choices()).extracting(Choice::label).doesNotContain("要带的全部材料");
    }
}
