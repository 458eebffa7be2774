package yiciban.bot.knowledge;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import yiciban.analysis.Normaliser;
import yiciban.bot.imports.ReadReport;
import yiciban.bot.imports.Region;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryId;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;
import yiciban.catalog.Head;
import yiciban.catalog.Provenance;
import yiciban.catalog.Report;
import yiciban.catalog.Section;
import yiciban.catalog.SeedError;
import yiciban.catalog.Status;
import yiciban.catalog.Validity;

/**
 * 报告草稿: a report that was read from a file, verbatim, held against the one of the same name, then filed as a draft; an import
 * of one row, taken back as any other.
 */
public final class ReportDrafts {

    /** Of the plan's only row. */
    private static final int ROW = 1;

    private final Importing importing;
    private final Revisions revisions;

    ReportDrafts(Importing importing, Revisions revisions) {
        this.importing = importing;
        this.revisions = revisions;
    }

    /** What the office says of a report; the file alone does not say it all. */
    public record Said(String name, String year, String region, String source) {

        /** With another word where one is given. */
        public Said or(String otherName, String otherYear, String otherRegion, String otherSource) {
            return new Said(
                    otherName.isBlank() ? name : otherName.strip(),
                    otherYear.isBlank() ? year : otherYear.strip(),
                    otherRegion.isBlank() ? region : otherRegion.strip(),
                    otherSource.isBlank() ? source : otherSource.strip());
        }
    }

    /** Whose place names slips are told from. */
    public static Region region() {
        return HomeRegion.read();
    }

    /** What the file says, else what is said of the report of the same name; empty where neither says it. */
    public Said said(ReadReport report) {
        String name = text(report.fields(), "name", report.title());
        Map<String, Object> known = there(name)
                .map(EntryText::fields)
                .<Map<String, Object>>map(f -> f)
                .orElse(Map.of());
        return new Said(
                name,
                text(report.fields(), "year", report.year().orElse(text(known, "year", ""))),
                text(report.fields(), "region", text(known, "region", region().name())),
                text(report.fields(), "source", text(known, "source", "")));
    }

    private static String text(Map<String, Object> fields, String field, String otherwise) {
        return fields.get(field) instanceof String text ? text : otherwise;
    }

    /** Whether there is a report of that name. */
    public boolean isThere(String name) {
        return there(name).isPresent();
    }

    private Optional<EntryText> there(String name) {
        String bare = Normaliser.bare(name);
        Map<String, String> titles = revisions.titles();
        return revisions.reports().stream()
                .filter(filed ->
                        Normaliser.bare(titles.getOrDefault(filed.id(), "")).equals(bare))
                .findFirst()
                .flatMap(filed -> revisions
                        .open(filed.id())
                        .or(() -> Optional.ofNullable(filed.live()).flatMap(revisions::find))
                        .map(revision -> revision.text(filed)));
    }

    /**
     * What filing it would do: one line.
     *
     * @throws RejectedInput when what the office says of it is missing
     */
    public Plan plan(Hand by, ReadReport report, Said said, String file) {
        if (!said.year().matches("[12][0-9]{3}")) {
            throw new RejectedInput("year", "请写四位年份，如 2022。");
        }
        if (said.name().isBlank() || said.region().isBlank() || said.source().isBlank()) {
            throw new RejectedInput("name", "名称、地区和来源都要填。");
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", said.name());
        fields.put("year", said.year());
        fields.put("region", said.region());
        fields.put("sections", sections(asked(report.sections(), said.name())));
        fields.putAll(report.fields());
        fields.put("name", said.name());
        fields.put("year", said.year());
        fields.put("region", said.region());
        fields.put("source", said.source());
        return importing.plan(by, file, EntryKind.REPORT, List.of(new Incoming(ROW, fields, Set.of(), "")), List.of());
    }

    /** As the stored text has them. */
    private static Object sections(List<Section> sections) {
        var head = new Head(
                new EntryId("report-000"),
                "报告",
                "",
                List.of(),
                List.of(),
                List.of(),
                Status.PUBLISHED,
                Validity.ALWAYS,
                new Provenance("报告", null, null, "报告"));
        return EntryText.of(new Report(head, 2000, "地区", sections)).fields().getOrDefault("sections", List.of());
    }

    /** A sentence that stands word for word in the report there was keeps its questions, when the file has none of its own. */
    private List<Section> asked(List<Section> sections, String name) {
        boolean own =
                sentences(sections).anyMatch(sentence -> !sentence.similar().isEmpty());
        if (own) {
            return sections;
        }
        var questions = new HashMap<String, List<String>>();
        there(name).ifPresent(text -> {
            try {
                if (text.entry() instanceof Report there) {
                    sentences(there.sections()).forEach(one -> questions.putIfAbsent(one.text(), one.similar()));
                }
            } catch (SeedError unfinished) {
                // a draft that is no report yet has nothing to keep
            }
        });
        return sections.stream()
                .map(section -> new Section(
                        section.number(),
                        section.chapter(),
                        section.sentences().stream()
                                .map(one ->
                                        new Section.Sentence(one.text(), questions.getOrDefault(one.text(), List.of())))
                                .toList()))
                .toList();
    }

    private static Stream<Section.Sentence> sentences(List<Section> sections) {
        return sections.stream().flatMap(section -> section.sentences().stream());
    }

    /**
     * Files it.
     *
     * @param overwrite whether it is written over what somebody is working on
     * @throws RejectedInput when there is nothing new in it, or it must not be
     */
    public Importing.Done file(Hand by, ReadReport report, Said said, String file, boolean overwrite) {
        Plan plan = plan(by, report, said, file);
        Plan.Line line = plan.lines().getFirst();
        if (line.verdict() == Plan.Verdict.SAME) {
            throw new RejectedInput(RejectedInput.WHOLE, "和已有的“%s”一字不差，不用导入。".formatted(line.title()));
        }
        if (line.verdict() == Plan.Verdict.ERROR || (line.verdict() == Plan.Verdict.CONFLICT && !overwrite)) {
            throw new RejectedInput(RejectedInput.WHOLE, line.reason());
        }
        return importing.apply(by, plan, overwrite ? Set.of(ROW) : Set.of(), Set.of());
    }
}
