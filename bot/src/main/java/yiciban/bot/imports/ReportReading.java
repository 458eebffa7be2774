package yiciban.bot.imports;

import java.util.ArrayList;
import java.util.List;
import yiciban.catalog.Section;

/** 读报告: paragraphs to title, chapters, points and sentences, the words untouched. */
final class ReportReading {

    /** Characters; a longer paragraph without an end is text that a page broke, not a heading. */
    private static final int HEADING_CHARACTERS = 60;

    private static final String OPENING = "开头";
    private static final String CLOSING = "结尾";

    private final List<Section> sections = new ArrayList<>();
    private String chapter = OPENING;
    private int number;
    private List<Section.Sentence> sentences = new ArrayList<>();
    private int point;
    private boolean headings;

    private ReportReading() {}

    static Reading<ReadReport> read(List<TextLine> all, Region region) {
        List<String> texts =
                all.stream().map(line -> CellText.strip(line.text())).toList();
        int mark = texts.indexOf(ReportNotes.MARK);
        ReportNotes notes = mark < 0 ? ReportNotes.none() : ReportNotes.read(texts.subList(mark + 1, texts.size()));
        return read(mark < 0 ? all : all.subList(0, mark), notes, region);
    }

    private static Reading<ReadReport> read(List<TextLine> lines, ReportNotes notes, Region region) {
        List<String> paragraphs = healed(PageLines.paragraphs(lines));
        int body = 0;
        while (body < paragraphs.size() && isTitle(paragraphs.get(body))) {
            body++;
        }
        if (body == paragraphs.size()) {
            return new Reading.Refused<>("文件里没有找到正文。请检查是不是报告，再导入。");
        }
        String title = String.join("", paragraphs.subList(0, body));
        var reading = new ReportReading();
        paragraphs.subList(body, paragraphs.size()).forEach(reading::paragraph);
        reading.endSection();
        List<Section> sections = reading.sections.stream().map(notes::asked).toList();
        return new Reading.Read<>(new ReadReport(title, sections, new Slips(region).in(sections), notes.fields()));
    }

    private static boolean isTitle(String paragraph) {
        return paragraph.length() <= HEADING_CHARACTERS && !Wording.isEnded(paragraph) && !Wording.isChapter(paragraph);
    }

    /** A paragraph that ends within a sentence goes on in the next one: a page ended there. */
    private static List<String> healed(List<String> paragraphs) {
        var healed = new ArrayList<String>();
        for (String paragraph : paragraphs) {
            if (!healed.isEmpty() && goesOn(healed.getLast(), paragraph)) {
                healed.set(healed.size() - 1, Wording.join(healed.getLast(), paragraph));
            } else {
                healed.add(paragraph);
            }
        }
        return healed;
    }

    private static boolean goesOn(String before, String paragraph) {
        boolean heading = before.length() <= HEADING_CHARACTERS && !before.contains("。");
        return !Wording.isEnded(before)
                && !heading
                && !Wording.isChapter(paragraph)
                && !Wording.isPointHeading(paragraph);
    }

    private void paragraph(String paragraph) {
        if (Wording.isChapter(paragraph)) {
            endSection();
            number++;
            point = 0;
            headings = false;
            List<String> parts = Wording.sentences(paragraph);
            // A heading that goes on with text in its own paragraph ends with its first sentence.
            chapter = Wording.isEnded(paragraph) ? withoutEnd(parts.getFirst()) : paragraph;
            if (Wording.isEnded(paragraph)) {
                parts.stream().skip(1).forEach(this::sentence);
            }
            return;
        }
        if (number > 0 && !chapter.equals(CLOSING) && Wording.isClosing(paragraph)) {
            endSection();
            number++;
            point = 0;
            headings = false;
            chapter = CLOSING;
        }
        Wording.sentences(paragraph).forEach(this::sentence);
    }

    private static String withoutEnd(String heading) {
        return heading.endsWith("。") ? heading.substring(0, heading.length() - 1) : heading;
    }

    private void sentence(String sentence) {
        boolean heading = Wording.isPointHeading(sentence);
        headings |= heading;
        // Within （一） the words 一是 count something smaller.
        if (heading || (!headings && Wording.isPoint(sentence))) {
            endSection();
        }
        sentences.add(new Section.Sentence(sentence, List.of()));
    }

    private void endSection() {
        if (!sentences.isEmpty()) {
            point++;
            sections.add(new Section(number + "." + point, chapter, sentences));
            sentences = new ArrayList<>();
        }
    }
}
