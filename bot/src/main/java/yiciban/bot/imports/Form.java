package yiciban.bot.imports;

import java.util.List;
import java.util.Optional;

/** 表样: a sheet of entries of one kind. */
public enum Form {
    FAQ("常见问题", "faq", "question"),
    SERVICE_ITEM("办事指南", "guide", "name");

    /** Rows with this id are examples of the template and not read. */
    static final String EXAMPLE_ID = "示例";

    private final String label;
    private final String prefix;
    private final String titleField;

    Form(String label, String prefix, String titleField) {
        this.label = label;
        this.prefix = prefix;
        this.titleField = titleField;
    }

    /** The kind's Chinese name. */
    public String label() {
        return label;
    }

    /** What ids of this kind begin with. */
    public String prefix() {
        return prefix;
    }

    /** The field that holds the title. */
    public String titleField() {
        return titleField;
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
