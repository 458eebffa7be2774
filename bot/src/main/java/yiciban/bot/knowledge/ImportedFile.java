package yiciban.bot.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import yiciban.bot.imports.Entries;
import yiciban.bot.imports.Progress;
import yiciban.bot.system.RejectedInput;

/** 导入的文件: what was read of a sheet, planned. */
public final class ImportedFile {

    private ImportedFile() {}

    /**
     * What importing it would do.
     *
     * @param name of the file, for people
     */
    public static Plan plan(Importing importing, Hand by, String name, Entries entries, Progress progress) {
        var rows = new ArrayList<Incoming>();
        var wrong = new ArrayList<Plan.Line>();
        for (Entries.Line line : entries.lines()) {
            switch (line) {
                case Entries.Row row -> {
                    try {
                        rows.add(incoming(row));
                    } catch (RejectedInput e) {
                        wrong.add(error(row.number(), e.sentence()));
                    }
                }
                case Entries.BadRow bad ->
                    wrong.add(error(
                            bad.number(),
                            bad.errors().stream()
                                    .map(one -> "%s“%s”：%s%s"
                                            .formatted(one.cell(), one.column(), one.reason(), one.remedy()))
                                    .collect(Collectors.joining("；"))));
            }
        }
        return importing.plan(by, name, entries.form().kind(), rows, wrong, progress);
    }

    /** Lines of 联办事项 become what they say, and the name of an area which one it is. */
    static Incoming incoming(Entries.Row row) {
        var fields = new LinkedHashMap<String, Object>(row.fields());
        fields.computeIfPresent("components", (field, lines) -> ComponentLines.read(field, (List<?>) lines));
        fields.computeIfPresent(AreaField.NAME, (field, text) -> AreaField.read(text.toString()));
        Object version = fields.remove("version");
        return new Incoming(row.number(), fields, row.cleared(), version == null ? "" : version.toString());
    }

    private static Plan.Line error(int number, String reason) {
        return Plan.Line.wrong(number, "", reason, new LinkedHashMap<>());
    }
}
