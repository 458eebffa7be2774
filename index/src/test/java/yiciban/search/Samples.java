package yiciban.search;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import yiciban.analysis.Dictionary;
import yiciban.analysis.Synonyms;
import yiciban.analysis.Terms;
import yiciban.catalog.EntryId;
import yiciban.passage.Passage;
import yiciban.passage.Passages;

/** A handful of matters. */
final class Samples {

    static final EntryId RESIDENCE_PERMIT = new EntryId("guide-012");
    static final EntryId ID_CARD = new EntryId("guide-002");
    static final EntryId DEATH = new EntryId("le-013");
    static final EntryId RESTAURANT = new EntryId("le-016");
    static final EntryId FUND = new EntryId("guide-038");

    static final List<Passage> PASSAGES = Stream.of(
                    Passages.of(RESIDENCE_PERMIT, "居住证申领", "离开常住户口所在地，到其他城市居住半年以上，可以申领居住证。"),
                    Passages.of(ID_CARD, "居民身份证补领", "丢失居民身份证的，向公安机关申请补领，工本费40元。"),
                    Passages.of(DEATH, "公民身后一件事", "户口注销、丧葬补助金申领、遗属待遇申领合并办理。"),
                    Passages.of(RESTAURANT, "开办餐饮店一件事", "食品经营许可、户外招牌设置、消防安全检查一次办理。"),
                    Passages.of(FUND, "住房公积金提取", "购买自住住房、租房、离休退休的，可以提取公积金。"))
            .flatMap(List::stream)
            .toList();

    static final Terms TERMS = terms("机动车驾驶证 = 驾照");

    private Samples() {}

    /** Whole words 居住证 and 一件事, and these synonyms. */
    static Terms terms(String synonyms) {
        return new Terms(new Dictionary(List.of("居住证", "一件事")), Synonyms.read(new StringReader(synonyms)));
    }
}
