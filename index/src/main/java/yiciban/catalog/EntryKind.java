package yiciban.catalog;

import java.util.Arrays;

/** 条目种类: the kinds of {@link Entry}, each with a form and a seed file of its own. */
public enum EntryKind {
    SERVICE_ITEM("guide", "办事指南"),
    LIFE_EVENT("le", "一件事"),
    CROSS_PROVINCE_SERVICE("cp", "跨省通办"),
    FAQ("faq", "常见问题"),
    REPORT("report", "报告"),
    UNCOVERED("uncovered", "未收录事项");

    private final String prefix;
    private final String label;

    EntryKind(String prefix, String label) {
        this.prefix = prefix;
        this.label = label;
    }

    public static EntryKind of(Entry entry) {
        return switch (entry) {
            case ServiceItem item -> SERVICE_ITEM;
            case LifeEvent event -> LIFE_EVENT;
            case CrossProvinceService service -> CROSS_PROVINCE_SERVICE;
            case Faq faq -> FAQ;
            case Report report -> REPORT;
            case Uncovered uncovered -> UNCOVERED;
        };
    }

    /**
     * The kind of this prefix of ids.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static EntryKind ofPrefix(String prefix) {
        return Arrays.stream(values())
                .filter(kind -> kind.prefix.equals(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a kind of entry: " + prefix));
    }

    /** What ids of this kind begin with, such as {@code guide} of {@code guide-001}. */
    public String prefix() {
        return prefix;
    }

    /** The kind's Chinese name. */
    public String label() {
        return label;
    }

    /** The field that holds the title. */
    public String titleField() {
        return this == FAQ ? "question" : "name";
    }
}
