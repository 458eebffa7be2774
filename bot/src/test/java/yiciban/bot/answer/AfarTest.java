package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import yiciban.catalog.Facet;

class AfarTest {

    private static final Place SHENZHEN = new Place("深圳", Set.of("广东"), Set.of("深圳"), Place.Level.PREFECTURE);

    private static final Place ZHENGZHOU = new Place("郑州", Set.of("河南"), Set.of("郑州"), Place.Level.PREFECTURE);

    @Test
    void saysBothPlacesWithTheirProvinces() {
        assertThat(Afar.lead(new Whereabouts(SHENZHEN, Place.home("湛河区")))).isEqualTo("按您说的，人在深圳（广东），户口或证件登记在湛河区（河南）。");
    }

    @Test
    void saysThatTwoCitiesOfOneProvinceAreNotAcrossProvinces() {
        assertThat(Afar.lead(new Whereabouts(ZHENGZHOU, Place.home("湛河区")))).contains("不算跨省");
    }

    @Test
    void saysNothingToSomebodyWhoIsHere() {
        assertThat(Afar.lead(Whereabouts.UNKNOWN)).isEmpty();
        assertThat(Afar.lead(new Whereabouts(Place.home("湛河区"), null))).isEmpty();
    }

    @Test
    void doesNotClaimThatAcrossProvincesCoversTheProvince() {
        assertThat(Afar.withinProvince(List.of("异地受理(跨省通办)"))).contains("讲的是跨省", "资料里没有写");
    }

    @Test
    void aSourceThatHoldsEverywhereHoldsInTheProvince() {
        assertThat(Afar.withinProvince(List.of("全国通办(任一出入境窗口)"))).contains("没有分省内和省外");
    }

    @Test
    void saysAHandlingModeInPlainWords() {
        assertThat(Afar.plainly("跨省办理：全程网办")).contains("不用跑窗口");
        assertThat(Afar.plainly("居住地办理")).isEmpty();
    }

    @Test
    void saysWhatTheSourceLeavesOpen() {
        assertThat(Afar.open(EnumSet.of(Facet.FEE))).contains("没有写收费");
        assertThat(Afar.open(Set.of())).isEmpty();
    }
}
