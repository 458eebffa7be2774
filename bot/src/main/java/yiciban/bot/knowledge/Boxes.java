package yiciban.bot.knowledge;

import static yiciban.bot.knowledge.Box.choice;
import static yiciban.bot.knowledge.Box.line;
import static yiciban.bot.knowledge.Box.lines;
import static yiciban.bot.knowledge.Box.special;
import static yiciban.bot.knowledge.Box.text;

import java.util.ArrayList;
import java.util.List;
import yiciban.catalog.EntryKind;

/** 表单: which boxes the form of a kind of entry has, in the order of the stored text. */
final class Boxes {

    private static final String MINUTE = "例如 2026-11-30，或精确到分 2026-11-30T18:00。不填就是没有期限。";

    private Boxes() {}

    /** All fields but the id, which stays, and the status, which buttons change. */
    static List<Box> of(EntryKind kind) {
        var boxes = new ArrayList<Box>();
        boxes.add(title(kind));
        if (kind == EntryKind.UNCOVERED) {
            boxes.add(line("office", "哪一类部门办，例如 公安机关。不写地址和电话。").needed());
            boxes.add(aliases());
            boxes.add(similar());
            return boxes;
        }
        boxes.add(text("summary", "用大白话说一句，显示在答案最前面。"));
        boxes.addAll(ofKind(kind));
        boxes.add(aliases());
        boxes.add(similar());
        boxes.add(lines("unlike", "一行一条。看着像、但不能用这一条回答的问法。"));
        boxes.add(lines("related", "一行一个条目编号，最相关的在前，例如 guide-001。"));
        boxes.add(line("replaced_by", "这一条失效或撤下后，请群众看哪一条。填编号，例如 guide-001。"));
        boxes.add(line("valid_from", MINUTE));
        boxes.add(line("valid_to", "最后有效的一天，" + MINUTE));
        boxes.add(special(AreaField.NAME, Box.Look.AREA, "只在一个省、市或县区适用时才填，例如 平顶山市湛河区。不填就是哪里都适用。"));
        boxes.add(line("source", "群众查得到的法规、通知或报告名称。").needed());
        boxes.add(line("document", "例如 国办发〔2022〕32号。"));
        boxes.add(line("url", "资料所在的网页，只给工作人员看。"));
        boxes.add(text("provenance", "怎么核对的。见：亲眼看过原文；待核：还要对照原文。只给工作人员看。").needed());
        return boxes;
    }

    private static Box title(EntryKind kind) {
        return line(kind.titleField(), kind == EntryKind.FAQ ? "照群众的问法写一句话。" : "与来源上的正式名称一字不差。")
                .needed();
    }

    private static Box aliases() {
        return lines("aliases", "一行一个。只有这一条才用的叫法。");
    }

    private static Box similar() {
        return lines("similar", "一行一条，群众怎么问就怎么写，6 到 12 条最好。");
    }

    private static List<Box> ofKind(EntryKind kind) {
        return switch (kind) {
            case SERVICE_ITEM ->
                List.of(
                        line("applicant", "例如 个人、企业。").needed(),
                        text("conditions", ""),
                        lines("materials", "一行一样。"),
                        lines("steps", "一行一步。"),
                        line("legal_time_limit", "例如 20个工作日。"),
                        line("promised_time_limit", "例如 5个工作日。"),
                        line("fee", "例如 不收费，或 20元/证。没有依据就空着。"),
                        line("authority", ""),
                        line("channel", "例如 线上/线下。"),
                        line("cross_province", ""),
                        text("legal_basis", ""));
            case LIFE_EVENT ->
                List.of(
                        choice("audience", "个人", "企业").needed(),
                        line("stage", "例如 出生、就业、退休。").needed(),
                        special("components", Box.Look.COMPONENTS, ComponentLines.HELP),
                        line("lead", ""),
                        lines("cooperating", "一行一个部门。"));
            case CROSS_PROVINCE_SERVICE ->
                List.of(
                        line("lead", "").needed(),
                        text("scenario", "在外地怎么办。").needed(),
                        lines("modes", "一行一种：全程网办、异地代收代办、异地受理、多地联办。"),
                        special("mode_inferred", Box.Look.YES, "文件没有写明，是推定的。会告诉群众。"),
                        line("batch", ""));
            case FAQ -> List.of(text("answer", "短，明白，不许没有依据的承诺。").needed());
            case REPORT ->
                List.of(
                        line("year", "四位年份，例如 2022。").needed(),
                        line("region", "").needed(),
                        special("sections", Box.Look.SECTIONS, SectionLines.HELP));
            case UNCOVERED -> List.of();
        };
    }
}
