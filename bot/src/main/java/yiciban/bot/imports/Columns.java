package yiciban.bot.imports;

import static yiciban.bot.imports.Column.optional;
import static yiciban.bot.imports.Column.required;

import java.util.List;
import java.util.stream.Stream;
import yiciban.bot.imports.Column.Shape;

/**
 * 列表: the columns of a form in the order in which they are written, and the template's example.
 *
 * @param example cells from the first column on; the rest is empty
 */
record Columns(List<Column> all, List<String> example) {

    private static final Column ID = optional("id", "编号", Shape.ID, "条目编号");

    private static final Column SIMILAR = optional("similar", "相似问法", Shape.LIST, "相似问题", "其他问法", "同义问法");

    /** Of which text the row was exported. */
    private static final Column VERSION = optional("version", "版本", Shape.TEXT, "文本版本");

    /** What every kind has besides. */
    private static final List<Column> SHARED = List.of(
            required("source", "来源", Shape.TEXT, "出处", "依据"),
            optional("valid_from", "生效", Shape.TIME, "生效日期", "生效时间", "开始日期"),
            optional("valid_to", "失效", Shape.TIME, "失效日期", "失效时间", "截止日期"),
            optional("area", "适用地区", Shape.TEXT, "适用区域", "适用范围"),
            optional("office", "部门", Shape.TEXT, "责任部门", "归口部门"),
            optional("summary", "摘要", Shape.TEXT, "一句话说明", "简介"),
            optional("aliases", "别名", Shape.LIST, "俗称", "常用叫法"),
            optional("unlike", "不答的问法", Shape.LIST, "排除问法"),
            optional("document", "文号", Shape.TEXT, "发文字号"),
            optional("url", "网址", Shape.ADDRESS, "链接", "原文网址"),
            optional("provenance", "核对情况", Shape.TEXT, "核对", "核实情况"),
            optional("related", "相关条目", Shape.IDS, "相关事项"),
            optional("replaced_by", "由谁替代", Shape.ID, "替代条目"),
            optional("status", "状态", Shape.STATUS),
            VERSION);

    private static final List<String> SHARED_EXAMPLE = List.of("居民身份证法第十一条", "2026-11-30", "", "", "公安");

    private static final Columns FAQ = new Columns(
            join(
                    List.of(
                            ID,
                            required("question", "问题", Shape.TEXT, "问", "问句", "标准问题", "常见问题"),
                            SIMILAR,
                            required("answer", "答案", Shape.TEXT, "答", "回答", "答复", "解答")),
                    SHARED),
            join(
                    List.of(Form.EXAMPLE_ID, "人在外地丢了身份证，还能补吗？", "出门在外身份证不见了咋整；没带户口本能补吗", "能。可以到现居住地公安机关的异地受理点补领。"),
                    SHARED_EXAMPLE));

    private static final Columns SERVICE_ITEM = new Columns(
            join(
                    List.of(
                            ID,
                            required("name", "事项名称", Shape.TEXT, "事项", "名称", "办理事项", "政务服务事项"),
                            required("applicant", "服务对象", Shape.TEXT, "申请人", "办理对象"),
                            optional("conditions", "受理条件", Shape.TEXT, "办理条件", "申请条件"),
                            optional("materials", "申请材料", Shape.LINES, "材料", "办理材料", "所需材料"),
                            optional("steps", "办理流程", Shape.LINES, "流程", "办理程序", "办理步骤"),
                            optional("legal_time_limit", "法定办结时限", Shape.TEXT, "法定时限", "法定期限"),
                            optional("promised_time_limit", "承诺办结时限", Shape.TEXT, "承诺时限", "承诺期限"),
                            optional("fee", "收费", Shape.TEXT, "收费标准", "收费情况", "费用", "是否收费"),
                            optional("authority", "实施机关", Shape.TEXT, "实施主体", "办理机构", "受理机构"),
                            optional("channel", "办理形式", Shape.TEXT, "办理方式", "办理渠道"),
                            optional("cross_province", "跨省通办", Shape.TEXT, "异地办理", "是否跨省通办"),
                            optional("legal_basis", "设定依据", Shape.TEXT, "法律依据", "法定依据"),
                            SIMILAR),
                    SHARED),
            join(
                    List.of(
                            Form.EXAMPLE_ID,
                            "居民身份证异地补领",
                            "个人",
                            "在外省有合法稳定的工作、就学或居住",
                            "居民身份证异地受理登记表\n户口簿或居住证",
                            "到异地受理点申请\n采集人像和指纹\n领证",
                            "60日",
                            "45日",
                            "40元",
                            "公安机关",
                            "线下",
                            "异地受理",
                            "居民身份证法第十一条",
                            "外地能补身份证吗；身份证丢了在这边咋补"),
                    SHARED_EXAMPLE));

    private static final Columns LIFE_EVENT = new Columns(
            join(
                    List.of(
                            ID,
                            required("name", "一件事名称", Shape.TEXT, "一件事", "名称", "主题名称"),
                            required("audience", "服务对象", Shape.TEXT, "对象", "适用对象"),
                            required("stage", "阶段", Shape.TEXT, "生命周期", "所属阶段", "类别"),
                            optional("components", "联办事项", Shape.LINES, "包含事项", "所含事项", "涉及事项"),
                            optional("lead", "牵头部门", Shape.TEXT, "牵头单位"),
                            optional("cooperating", "配合部门", Shape.LIST, "配合单位", "联办部门"),
                            SIMILAR),
                    SHARED),
            join(
                    List.of(
                            Form.EXAMPLE_ID,
                            "新生儿出生一件事",
                            "个人",
                            "出生",
                            "出生医学证明办理\n户口登记 = guide-006",
                            "卫生健康部门",
                            "公安部门；医保部门",
                            "生了孩子有啥要办的；娃的几样证能一起办不"),
                    SHARED_EXAMPLE));

    private static final Columns CROSS_PROVINCE_SERVICE = new Columns(
            join(
                    List.of(
                            ID,
                            required("name", "事项名称", Shape.TEXT, "事项", "名称", "通办事项"),
                            required("lead", "牵头部门", Shape.TEXT, "牵头单位", "责任单位"),
                            required("scenario", "应用场景", Shape.TEXT, "场景", "业务场景"),
                            optional("modes", "办理模式", Shape.LIST, "通办方式", "办理方式", "业务模式"),
                            optional("mode_inferred", "模式为推定", Shape.YES, "推定"),
                            optional("batch", "批次", Shape.TEXT, "完成时间", "完成时限"),
                            SIMILAR),
                    SHARED),
            join(
                    List.of(
                            Form.EXAMPLE_ID,
                            "居民身份证换领",
                            "公安部",
                            "申请人可在异地申请换领居民身份证",
                            "异地受理",
                            "是",
                            "2021年底前",
                            "外地能换身份证不；身份证到期了，不回老家换行吗"),
                    SHARED_EXAMPLE));

    private static final Columns UNCOVERED = new Columns(
            List.of(
                    ID,
                    required("name", "未收录事项名称", Shape.TEXT, "未收录事项"),
                    required("office", "哪类部门办", Shape.TEXT, "主管部门", "办理部门"),
                    optional("aliases", "别名", Shape.LIST, "俗称", "常用叫法"),
                    SIMILAR,
                    VERSION),
            List.of(Form.EXAMPLE_ID, "护照换发", "出入境管理机构", "换护照", "护照到期了去哪换；护照快过期咋办"));

    /** What every kind has, reports too. */
    static List<Column> shared() {
        return SHARED;
    }

    static Columns of(Form form) {
        return switch (form) {
            case FAQ -> FAQ;
            case SERVICE_ITEM -> SERVICE_ITEM;
            case LIFE_EVENT -> LIFE_EVENT;
            case CROSS_PROVINCE_SERVICE -> CROSS_PROVINCE_SERVICE;
            case UNCOVERED -> UNCOVERED;
        };
    }

    private static <T> List<T> join(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
