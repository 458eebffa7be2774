package yiciban.bot.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import yiciban.bot.imports.ReadReport;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryId;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;
import yiciban.catalog.Head;
import yiciban.catalog.Provenance;
import yiciban.catalog.Report;
import yiciban.catalog.Status;
import yiciban.catalog.Validity;

/** 报告草稿: a report that was read from a file, filed as a draft. */
record ReportDrafts(Editing editing) {

    /**
     * Files it verbatim.
     *
     * @throws RejectedInput when what the office says of it is missing
     */
    Revision file(Hand by, ReadReport report, String name, String year, String region, String source, String file) {
        if (!year.strip().matches("[12][0-9]{3}")) {
            throw new RejectedInput("year", "请写四位年份，如 2022。");
        }
        if (name.isBlank() || region.isBlank() || source.isBlank()) {
            throw new RejectedInput("name", "名称、地区和来源都要填。");
        }
        var head = new Head(
                new EntryId("report-000"),
                name.strip(),
                "",
                List.of(),
                List.of(),
                List.of(),
                Status.PUBLISHED,
                Validity.ALWAYS,
                new Provenance(source.strip(), null, null, "见导入的文件 " + file));
        Map<String, Object> fields = new LinkedHashMap<>(
                EntryText.of(new Report(head, Integer.parseInt(year.strip()), region.strip(), report.sections()))
                        .fields());
        fields.remove("id");
        return editing.create(by, EntryKind.REPORT, fields, "form");
    }
}
