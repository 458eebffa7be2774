package yiciban.bot.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import yiciban.catalog.EntryKind;

/** 表样: a sheet of entries of one kind. */
public enum Form {
    FAQ(EntryKind.FAQ),
    SERVICE_ITEM(EntryKind.SERVICE_ITEM),
    LIFE_EVENT(EntryKind.LIFE_EVENT),
    CROSS_PROVINCE_SERVICE(EntryKind.CROSS_PROVINCE_SERVICE),
    UNCOVERED(EntryKind.UNCOVERED);

    /** Rows with this id are examples of the template and not read. */
    static final String EXAMPLE_ID = "示例";

    private final EntryKind kind;

    Form(EntryKind kind) {
        this.kind = kind;
    }

    /** The form of this prefix of ids; empty for a kind that no sheet holds, a report. */
    public static Optional<Form> of(String prefix) {
        return Arrays.stream(values())
                .filter(form -> form.prefix().equals(prefix))
                .findFirst();
    }

    /** What its rows are. */
    public EntryKind kind() {
        return kind;
    }

    /** The kind's Chinese name. */
    public String label() {
        return kind.label();
    }

    /** What ids of this kind begin with. */
    public String prefix() {
        return kind.prefix();
    }

    /** Whether it can be an id of this kind; what is only known by name came with shorter ones. */
    boolean isId(String id) {
        return id.startsWith(prefix() + "-") || (this == UNCOVERED && id.startsWith("un-"));
    }

    List<Column> columns() {
        return Columns.of(this).all();
    }

    /** The template's example, from the first column; the rest is empty. */
    List<String> example() {
        return Columns.of(this).example();
    }

    Optional<Column> called(String header) {
        return header.isBlank()
                ? Optional.empty()
                : columns().stream().filter(column -> column.isCalled(header)).findFirst();
    }
}
