package yiciban.bot.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import yiciban.catalog.Report;
import yiciban.catalog.Section;

/** 写 docx: a report as offices set it: title in the middle, headings in bold, first lines indented by two characters; {@link ReportNotes} behind. */
final class DocxReport {

    /** Points; 三号 for the text, 二号 for the title. */
    private static final int TEXT_SIZE = 16;

    private static final int TITLE_SIZE = 22;

    /** Small: it is no text of the report. */
    private static final int NOTE_SIZE = 9;

    /** Twentieths of a point: two characters. */
    private static final int INDENT = 2 * TEXT_SIZE * 20;

    private DocxReport() {}

    static void write(Report report, OutputStream out) throws IOException {
        try (var document = new XWPFDocument()) {
            XWPFParagraph title = document.createParagraph();
            title.setAlignment(ParagraphAlignment.CENTER);
            run(title, report.head().title(), TITLE_SIZE, true);
            String chapter = "";
            for (Section section : report.sections()) {
                if (!section.chapter().equals(chapter)) {
                    chapter = section.chapter();
                    heading(document, chapter);
                }
                XWPFParagraph paragraph = document.createParagraph();
                paragraph.setIndentationFirstLine(INDENT);
                String text =
                        section.sentences().stream().map(Section.Sentence::text).collect(Collectors.joining());
                run(paragraph, text, TEXT_SIZE, false);
            }
            document.createParagraph().setPageBreak(true);
            for (String line : ReportNotes.lines(report)) {
                run(document.createParagraph(), line, NOTE_SIZE, false);
            }
            document.write(out);
            out.flush();
        }
    }

    /** 开头 and 结尾 are names of ours, not words of the report. */
    private static void heading(XWPFDocument document, String chapter) {
        if (Wording.isChapter(chapter)) {
            XWPFParagraph heading = document.createParagraph();
            heading.setIndentationFirstLine(INDENT);
            run(heading, chapter, TEXT_SIZE, true);
        }
    }

    private static void run(XWPFParagraph paragraph, String text, int size, boolean bold) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontSize(size);
        run.setBold(bold);
    }
}
