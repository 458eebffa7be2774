package yiciban.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import yiciban.catalog.Area;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Facet;
import yiciban.catalog.Faq;
import yiciban.catalog.Report;
import yiciban.catalog.Section;

/** Cuts entries, and any other text, into passages. */
public final class Passages {

    /** Free text is cut into pieces of about this many characters, at sentence ends. */
    static final int PIECE = 450;

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[。！？!?；;\\n])");

    private Passages() {}

    /** The passages of an entry: its names, its questions, then its own text by facet or sentence. */
    public static List<Passage> of(Entry entry) {
        var passages = new ArrayList<Passage>();
        EntryId id = entry.id();
        if (!(entry instanceof Report)) {
            passages.add(new Passage(
                    id + "#title", id, id.value(), Passage.Kind.NAME, null, "", entry.title(), entry.title()));
        }
        for (String alias : entry.head().aliases()) {
            passages.add(new Passage(
                    id + "#alias-" + alias, id, id.value(), Passage.Kind.NAME, null, "", alias, entry.title()));
        }
        for (String question : entry.head().similar()) {
            passages.add(new Passage(
                    id + "#q-" + question, id, id.value(), Passage.Kind.QUESTION, null, "", question, entry.title()));
        }
        entry.facets().forEach((facet, lines) -> passages.add(facet(entry, facet, String.join("；", lines))));
        switch (entry) {
            case Faq faq ->
                passages.add(new Passage(
                        id + "#answer",
                        id,
                        id.value(),
                        Passage.Kind.TEXT,
                        null,
                        "",
                        faq.title() + " " + faq.answer(),
                        faq.answer()));
            case Report report -> report.sections().forEach(section -> sentences(report, section, passages));
            default -> {}
        }
        Area area = entry.head().area();
        if (area != null) {
            passages.replaceAll(passage -> passage.in(area));
        }
        return passages;
    }

    /** Passages of any titled text: the title, then pieces cut at sentence ends. */
    public static List<Passage> of(EntryId id, String title, String text) {
        var passages = new ArrayList<Passage>();
        if (!title.isBlank()) {
            passages.add(new Passage(id + "#title", id, id.value(), Passage.Kind.NAME, null, "", title, title));
        }
        int number = 0;
        for (String piece : pieces(text, PIECE)) {
            String shape = title.isBlank() ? piece : title + " " + piece;
            passages.add(new Passage(id + "#" + number++, id, id.value(), Passage.Kind.TEXT, null, "", shape, piece));
        }
        return passages;
    }

    private static Passage facet(Entry entry, Facet facet, String value) {
        String shape = entry.title() + " " + facet.question() + "？" + value;
        String id = entry.id() + "#" + facet.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Passage(id, entry.id(), entry.id().value(), Passage.Kind.TEXT, facet, facet.label(), shape, value);
    }

    private static void sentences(Report report, Section section, List<Passage> passages) {
        for (int i = 0; i < section.sentences().size(); i++) {
            var sentence = section.sentences().get(i);
            String id = "%s#%s.%d".formatted(report.id(), section.number(), i + 1);
            passages.add(new Passage(
                    id, report.id(), id, Passage.Kind.TEXT, null, section.chapter(), sentence.text(), sentence.text()));
            for (String question : sentence.similar()) {
                passages.add(new Passage(
                        id + "-q-" + question,
                        report.id(),
                        id,
                        Passage.Kind.QUESTION,
                        null,
                        section.chapter(),
                        question,
                        sentence.text()));
            }
        }
    }

    /** Whole sentences joined up to about {@link #PIECE} characters; a longer sentence is cut hard. */
    static List<String> pieces(String text, int size) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        for (String sentence : SENTENCE_END.split(text, -1)) {
            if (!piece.isEmpty() && piece.length() + sentence.length() > size) {
                pieces.add(piece.toString().strip());
                piece.setLength(0);
            }
            piece.append(sentence);
            while (piece.length() > size) {
                pieces.add(piece.substring(0, size));
                piece.delete(0, size);
            }
        }
        if (!piece.toString().isBlank()) {
            pieces.add(piece.toString().strip());
        }
        return pieces.stream().filter(p -> !p.isBlank()).toList();
    }
}
