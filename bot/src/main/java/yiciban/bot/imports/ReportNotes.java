package yiciban.bot.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import yiciban.catalog.EntryText;
import yiciban.catalog.Report;
import yiciban.catalog.Section;

/**
 * 报告附表: what the program keeps of a report besides its words, as lines behind the exported text: source, days, questions.
 * Each line is {@code 名称：内容}; in a content a line break is {@code \n}.
 *
 * @param fields by the names of seeds/README.md; a String, or a List of Strings
 * @param questions by the sentence that answers them
 */
record ReportNotes(SortedMap<String, Object> fields, Map<String, List<String>> questions) {

    /** What no report says: nobody would write this by chance. */
    static final String MARK = "【附表：不是报告原文，导入时读回，请勿改动这一行】";

    private static final String SENTENCE = "原文句子";
    private static final String QUESTION = "问法";

    /** Fields that are not text of the report, by their names in the file. */
    private static final Map<String, String> LABELS = labels();

    static ReportNotes none() {
        return new ReportNotes(Collections.emptySortedMap(), Map.of());
    }

    private static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put("name", "报告名称");
        labels.put("year", "年份");
        labels.put("region", "地区");
        Columns.shared().stream()
                .filter(column -> !List.of("version", "office", "status").contains(column.field()))
                .forEach(column -> labels.put(column.field(), column.title()));
        labels.put("similar", "整篇的问法");
        return labels;
    }

    /** The lines, the mark first. */
    static List<String> lines(Report report) {
        var lines = new ArrayList<String>();
        lines.add(MARK);
        Map<String, Object> fields = EntryText.of(report).fields();
        LABELS.forEach((field, label) -> {
            switch (fields.get(field)) {
                case null -> {
                    // nothing to say
                }
                case List<?> list -> list.forEach(item -> lines.add(line(label, item)));
                case Object text -> lines.add(line(label, text));
            }
        });
        for (Section section : report.sections()) {
            for (Section.Sentence sentence : section.sentences()) {
                if (!sentence.similar().isEmpty()) {
                    lines.add(line(SENTENCE, sentence.text()));
                    sentence.similar().forEach(question -> lines.add(line(QUESTION, question)));
                }
            }
        }
        return lines;
    }

    private static String line(String label, Object text) {
        return label + "：" + String.valueOf(text).replace("\\", "\\\\").replace("\n", "\\n");
    }

    /** Of the lines behind the mark; what cannot be read is left out: the text of the report does not hang on it. */
    static ReportNotes read(List<String> lines) {
        var fields = new TreeMap<String, Object>();
        var questions = new LinkedHashMap<String, List<String>>();
        List<String> asked = null;
        for (String line : lines) {
            int colon = line.indexOf('：');
            if (colon < 0 || CellText.isUnreadable(line)) {
                continue;
            }
            String label = line.substring(0, colon);
            String text = unescaped(line.substring(colon + 1));
            if (label.equals(SENTENCE)) {
                asked = questions.computeIfAbsent(text, sentence -> new ArrayList<>());
            } else if (label.equals(QUESTION)) {
                if (asked != null) {
                    asked.add(text);
                }
            } else {
                put(fields, label, text);
            }
        }
        return new ReportNotes(fields, questions);
    }

    private static void put(SortedMap<String, Object> fields, String label, String text) {
        LABELS.entrySet().stream()
                .filter(known -> known.getValue().equals(label))
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(field -> fields.merge(field, isList(field) ? List.of(text) : text, ReportNotes::joined));
    }

    private static boolean isList(String field) {
        return List.of("aliases", "similar", "unlike", "related").contains(field);
    }

    private static Object joined(Object before, Object one) {
        if (!(before instanceof List<?> list)) {
            return before;
        }
        var all = new ArrayList<Object>(list);
        all.addAll((List<?>) one);
        return all;
    }

    private static String unescaped(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                out.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** A section with the questions of its sentences. */
    Section asked(Section section) {
        return new Section(
                section.number(),
                section.chapter(),
                section.sentences().stream()
                        .map(sentence -> new Section.Sentence(
                                sentence.text(), questions.getOrDefault(sentence.text(), List.of())))
                        .toList());
    }
}
