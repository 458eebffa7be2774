package yiciban.bot.knowledge;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import yiciban.search.Features;

/** 试一试的说法: what 试一试 calls outcomes and features, for people who do not read code. */
final class TryLabels {

    /** By {@link yiciban.bot.answer.Answer#outcome}. */
    static final Map<String, String> OUTCOMES = Map.of(
            "answered", "已回答",
            "clarifying", "反问",
            "not_found", "没有找到",
            "declined", "不归这里答",
            "small_talk", "闲谈",
            "urgent", "紧急提示",
            "failed", "出错了");

    /** By the name of the feature. */
    static final Map<String, String> FEATURES = features();

    private TryLabels() {}

    private static Map<String, String> features() {
        var labels = new EnumMap<Features.Name, String>(Features.Name.class);
        labels.put(Features.Name.LEXICAL, "用词相同");
        labels.put(Features.Name.SEMANTIC, "意思相近（候选之间）");
        labels.put(Features.Name.COSINE, "意思相近");
        labels.put(Features.Name.NAME_COSINE, "与名称相近");
        labels.put(Features.Name.QUESTION_COSINE, "与相似问法相近");
        labels.put(Features.Name.TEXT_COSINE, "与正文相近");
        labels.put(Features.Name.COVERAGE, "问题里的词有多少");
        labels.put(Features.Name.RAREST_FOUND, "有的最少见的词");
        labels.put(Features.Name.RAREST_MISSED, "缺的最少见的词");
        labels.put(Features.Name.CROWDED, "和什么都像");
        labels.put(Features.Name.LENGTH, "篇幅");
        labels.put(Features.Name.SHAPE_WHEN, "说的是时间");
        labels.put(Features.Name.SHAPE_WHERE, "说的是地点");
        labels.put(Features.Name.SHAPE_CONTACT, "说的是电话");
        labels.put(Features.Name.SHAPE_MONEY, "说的是钱");
        labels.put(Features.Name.SHAPE_PAPERS, "说的是材料");
        labels.put(Features.Name.SHAPE_HOW, "说的是怎么办");
        labels.put(Features.Name.SHAPE_WHY, "说的是原因");
        labels.put(Features.Name.SHAPE_WHAT, "说的是什么");
        labels.put(Features.Name.LEAD, "领先下一件事");
        labels.put(Features.Name.SHARE, "在候选里占的份额");
        return labels.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(label -> label.getKey().name(), Map.Entry::getValue));
    }
}
