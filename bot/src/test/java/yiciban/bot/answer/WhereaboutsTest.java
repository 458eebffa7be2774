package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhereaboutsTest {

    private static final Places PLACES = Places.read();

    private static Whereabouts of(String text) {
        return Whereabouts.of(text, PLACES.in(text));
    }

    private static @Nullable String name(@Nullable Place place) {
        return place == null ? null : place.name();
    }

    // Which is which

    @ParameterizedTest
    @CsvSource({
        "我在深圳打工身份证丢了, 深圳,",
        "人在杭州身份证丢了, 杭州,",
        "我在固始上班, 固始,",
        "孩子在武汉上学, 武汉,",
        "嫁到义乌好几年了, 义乌,",
        "老家固始的, , 固始",
        "户口在南京身份证丢了, , 南京",
        "我是周口的, , 周口",
        "我是四川人, , 四川",
        "从新疆过来的, , 新疆",
        "不想回信阳办, , 信阳",
        "石柱县的想办居住证, , 石柱县",
        "我是平顶山的在深圳打工, 深圳, 平顶山",
        "户口在四川达州现在湛河区租房, 湛河区, 达州",
        "叶县人在苏州工作, 苏州, 叶县",
        "驾照是洛阳发的在平顶山能换吗, 平顶山, 洛阳",
        "以前在深圳上班现在回平顶山了, , 深圳",
    })
    void tellsWhereSomebodyIsFromWhereTheHouseholdIs(String text, @Nullable String current, @Nullable String hukou) {
        Whereabouts where = of(text);
        assertThat(name(where.hukou())).isEqualTo(hukou);
        if (current != null) {
            assertThat(name(where.current())).isEqualTo(current);
        }
    }

    @Test
    void aCountyAfterItsProvinceIsOnePlace() {
        assertThat(PLACES.in("河南省固始县")).hasSize(1);
        assertThat(name(of("老家河南固始").hukou())).isEqualTo("固始");
    }

    // How far apart

    @ParameterizedTest
    @ValueSource(
            strings = {
                "我是河南的在深圳打工",
                "我在苏州上班",
                "户口在四川现在平顶山打工",
                "在朝阳区上班户口在平顶山",
                // Names that end as those of parks and development zones do.
                "在绿园区上班户口在平顶山",
                "在下花园区上班户口在平顶山",
                "在清新区上班户口在平顶山",
                "嫁到沈北新区户口还在叶县",
                "老家安徽阜阳在湛河区租房",
                "嫁到浙江义乌户口还在叶县",
            })
    void twoProvincesAreAcrossProvinces(String text) {
        assertThat(of(text).acrossProvinces()).isTrue();
        assertThat(of(text).withinProvince()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"人在郑州户口在湛河区", "我在固始上班", "俺老家周口的在湛河区租房", "户口在洛阳人在平顶山"})
    void twoCitiesOfOurProvinceAreWithinTheProvince(String text) {
        assertThat(of(text).withinProvince()).isTrue();
        assertThat(of(text).acrossProvinces()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"我在叶县上班户口在湛河区", "我在新华区住", "身份证丢了", "在湛河区补身份证", "我是河南的"})
    void ourOwnCityIsNeither(String text) {
        assertThat(of(text).withinProvince()).isFalse();
        assertThat(of(text).acrossProvinces()).isFalse();
    }

    @Test
    void aNameOfSeveralProvincesOneOfThemOursIsNotSurelyElsewhere() {
        assertThat(of("我在鼓楼区上班").acrossProvinces()).isFalse();
        assertThat(of("我在南京市鼓楼区上班").acrossProvinces()).isTrue();
    }

    @Test
    void aNameOfSeveralProvincesNoneOfThemOursIsElsewhere() {
        assertThat(of("我在朝阳区上班").acrossProvinces()).isTrue();
        assertThat(PLACES.in("北京朝阳区").getFirst().place().provinces()).isEqualTo(Set.of("北京"));
    }

    // What only looks like a place

    @ParameterizedTest
    @ValueSource(
            strings = {
                "在公安机关办居住证",
                "平安保险怎么报",
                "我想开个东方特色餐馆",
                "共和国公民",
                "大方向是啥",
                "资源型企业",
                "更新县里的信息",
                "城区里有多少项",
                "往来台湾通行证咋办",
                "想去香港旅游",
                "医保定点医院",
                "三明治店要啥证",
                "人民政府",
                "中山路派出所",
                "要不要通道费",
            })
    void anOrdinaryWordIsNoPlace(String text) {
        assertThat(PLACES.in(text)).isEmpty();
    }

    // What is searched

    @Test
    void aStoryOfWhereSomebodyIsIsNotSearched() {
        String text = "我是河南平顶山的,在深圳打工,身份证丢了咋办";
        assertThat(of(text).searched(text, PLACES.in(text))).isEqualTo("人在外省 身份证丢了咋办");
    }

    @Test
    void aQuestionFromHereIsSearchedAsItIs() {
        String text = "我在湛河区,身份证丢了咋办";
        assertThat(of(text).searched(text, PLACES.in(text))).isEqualTo(text);
    }
}
