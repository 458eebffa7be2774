package yiciban.bot.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import yiciban.bot.imports.Entries;
import yiciban.bot.imports.Form;
import yiciban.catalog.EntryKind;

/** 导入的文件: what was read of a sheet, planned. */
public final class ImportedFile {

    private ImportedFile() {}

    /**
     * What importing it would do.
     *
     * @param name of the file, for people
     */
    public static Plan plan(Importing importing, Hand by, String name, Entries entries) {
        EntryKind kind = entries.form() == Form.FAQ ? EntryKind.FAQ : EntryKind.SERVICE_ITEM;
        List<Incoming> rows = entries.rows().stream()
                .map(row -> new Incoming(row.number(), row.fields()))
                .toList();
        List<Plan.Line> wrong = entries.badRows().stream()
                .map(bad -> new Plan.Line(
                        bad.number(),
                        Plan.Verdict.ERROR,
                        "",
                        null,
                        0,
                        bad.errors().stream()
                                .map(error -> "%s“%s”：%s%s"
                                        .formatted(error.cell(), error.column(), error.reason(), error.remedy()))
                                .collect(Collectors.joining("；")),
                        new LinkedHashMap<>()))
                .toList();
        return importing.plan(by, name, kind, rows, wrong);
    }
}
