package yiciban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AreaTest {

    private static final Area PROVINCE = new Area("河南省");
    private static final Area CITY = new Area("河南省 平顶山市");
    private static final Area ZHANHE = new Area("河南省 平顶山市 湛河区");
    private static final Area WEIDONG = new Area("河南省 平顶山市 卫东区");

    @Test
    void whatHoldsInACityHoldsInItsDistricts() {
        assertThat(CITY.contains(ZHANHE)).isTrue();
        assertThat(PROVINCE.contains(ZHANHE)).isTrue();
        assertThat(ZHANHE.contains(ZHANHE)).isTrue();
        assertThat(ZHANHE.contains(CITY)).isFalse();
        assertThat(WEIDONG.contains(ZHANHE)).isFalse();
        assertThat(new Area("吉林省 吉林市").contains(new Area("吉林省 吉林市郊区")))
                .as("the beginning of a name is not a place")
                .isFalse();
        assertThat(ZHANHE.andWider()).containsExactly(PROVINCE, CITY, ZHANHE);
        assertThat(ZHANHE.apart(WEIDONG)).isTrue();
        assertThat(ZHANHE.apart(PROVINCE)).isFalse();
        assertThat(ZHANHE.name()).isEqualTo("河南省平顶山市湛河区");
    }

    @Test
    void isNamesWithABlankBetween() {
        for (String wrong : List.of("", "河南省  平顶山市", " 河南省", "Henan", "河南省 平顶山市 湛河区 轻工路街道")) {
            assertThatThrownBy(() -> new Area(wrong)).hasMessageEndingWith("not: " + wrong);
        }
    }

    @Test
    void anEntryKeepsItAndOneWithoutSaysNothingOfIt() {
        EntryText without = EntryText.of(faq("faq-001", null));
        EntryText with = EntryText.of(faq("faq-001", ZHANHE));

        assertThat(without.text()).doesNotContain("area");
        assertThat(with.text()).contains("area: 河南省 平顶山市 湛河区");
        assertThat(with.entry()).isEqualTo(faq("faq-001", ZHANHE));
        assertThat(without.entry().head().holdsIn(WEIDONG)).isTrue();
        assertThat(without.entry().head().apart(with.entry().head())).isFalse();
        assertThatThrownBy(() -> with.with(Map.of("area", "湛河区，卫东区")).entry())
                .hasMessageStartingWith("条目:5: area: must be names from the widest on");
    }

    @Test
    void contentsWithoutAreasAreNamedAsBeforeThereWereAny() {
        assertThat(new Catalog(List.of(faq("faq-001", null))).digest()).isEqualTo("18e7e5e178012ed8");
        assertThat(faq("faq-001", null))
                .hasToString("Faq[head=Head[id=faq-001, title=养狗要办证吗？, summary=, aliases=[], similar=[], related=[],"
                        + " unlike=[], replacedBy=null, status=PUBLISHED, validity=Validity[from=null, until=null],"
                        + " provenance=Provenance[title=条例, document=null, url=null, note=见]], answer=要办。]");
        assertThat(new Catalog(List.of(faq("faq-001", ZHANHE))).digest())
                .isNotEqualTo(new Catalog(List.of(faq("faq-001", CITY))).digest());
    }

    @Test
    void aCatalogOfAPlaceHasWhatHoldsThere() {
        var catalog = new Catalog(
                List.of(faq("faq-001", null), faq("faq-002", CITY), faq("faq-003", ZHANHE), faq("faq-004", WEIDONG)));
        assertThat(catalog.in(ZHANHE).entries())
                .extracting(entry -> entry.id().value())
                .containsExactly("faq-001", "faq-002", "faq-003");
    }

    private static Faq faq(String id, @Nullable Area area) {
        return new Faq(
                new Head(
                        new EntryId(id),
                        "养狗要办证吗？",
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        Status.PUBLISHED,
                        Validity.ALWAYS,
                        new Provenance("条例", null, null, "见"),
                        area),
                "要办。");
    }
}
