package yiciban.bot.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;

/** 栏目名: what the fields of an entry are called on the screen. */
public final class Labels {

    private static final Map<String, String> ALL = new LinkedHashMap<>();

    static {
        ALL.put("id", "编号");
        ALL.put("name", "名称");
        ALL.put("question", "问题");
        ALL.put("answer", "答案");
        ALL.put("status", "状态");
        ALL.put("summary", "一句话说明");
        ALL.put("applicant", "服务对象");
        ALL.put("conditions", "受理条件");
        ALL.put("materials", "申请材料");
        ALL.put("steps", "办理流程");
        ALL.put("legal_time_limit", "法定办结时限");
        ALL.put("promised_time_limit", "承诺办结时限");
        ALL.put("fee", "收费");
        ALL.put("authority", "实施机关");
        ALL.put("channel", "办理形式");
        ALL.put("cross_province", "跨省通办");
        ALL.put("legal_basis", "设定依据");
        ALL.put("audience", "服务对象（个人/企业）");
        ALL.put("stage", "阶段");
        ALL.put("components", "联办事项");
        ALL.put("lead", "牵头部门");
        ALL.put("cooperating", "配合部门");
        ALL.put("scenario", "应用场景");
        ALL.put("modes", "办理模式");
        ALL.put("mode_inferred", "模式是推定的");
        ALL.put("batch", "批次");
        ALL.put("year", "年份");
        ALL.put("region", "地区");
        ALL.put("sections", "章节");
        ALL.put("office", "归哪类部门管");
        ALL.put("aliases", "俗称");
        ALL.put("similar", "相似问法");
        ALL.put("unlike", "不能用它回答的问法");
        ALL.put("related", "相关条目");
        ALL.put("replaced_by", "由哪一条替代");
        ALL.put("valid_from", "生效");
        ALL.put("valid_to", "失效");
        ALL.put("area", "适用地区");
        ALL.put("source", "来源");
        ALL.put("document", "文号");
        ALL.put("url", "网址");
        ALL.put("provenance", "核对情况（内部）");
    }

    private Labels() {}

    public static String of(String field) {
        return ALL.getOrDefault(field, field);
    }
}
