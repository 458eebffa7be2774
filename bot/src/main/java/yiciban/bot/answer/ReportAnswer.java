package yiciban.bot.answer;

import java.util.List;
import yiciban.catalog.Report;
import yiciban.catalog.Section;

/** 报告: its sentences word for word, with chapter and year; pure. */
final class ReportAnswer {

    /** A shorter sentence of a report is the heading of a point. In characters. */
    private static final int HEADING = 25;

    private ReportAnswer() {}

    /** The sentences, word for word, and the next one when one is only a heading. */
    static void write(Page page, Report report, List<String> quotes) {
        Section section = report.sections().stream()
                .filter(s -> s.sentences().stream()
                        .anyMatch(sentence -> sentence.text().equals(quotes.getFirst())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not a sentence of " + report.id()));
        List<String> sentences =
                section.sentences().stream().map(Section.Sentence::text).toList();
        var quoted = new StringBuilder();
        for (int at = 0; at < sentences.size(); at++) {
            boolean afterHeading = at > 0
                    && quotes.contains(sentences.get(at - 1))
                    && sentences.get(at - 1).length() < HEADING;
            if (quotes.contains(sentences.get(at)) || afterHeading) {
                quoted.append(sentences.get(at));
            }
        }
        page.line("《" + report.title() + "》" + place(section) + "写道：");
        page.line("“" + quoted + "”");
        page.line("这是 " + report.year() + " 年" + report.region() + "的情况。");
        page.sources.put(
                report,
                new Source(
                        report.id(),
                        report.title(),
                        report.kind(),
                        section.chapter() + "，" + report.year() + " 年",
                        null,
                        quoted.toString()));
    }

    private static String place(Section section) {
        return section.chapter().length() <= 2 ? section.chapter() : "“" + section.chapter() + "”一章";
    }
}
