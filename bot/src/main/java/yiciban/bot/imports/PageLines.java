package yiciban.bot.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** 版面: lines of pages without what printing adds, headers, footers and page numbers, joined to paragraphs. */
final class PageLines {

    /** 3, - 3 -, 第 3 页 共 12 页, 3/12. */
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("[-—–－·\\s]*(第?\\s*\\d{1,4}\\s*页?)([/，,\\s]*共?\\s*\\d{1,4}\\s*页?)?[-—–－·\\s]*");

    /** Lines at the top and at the bottom that may belong to a page and not to the text. */
    private static final int MARGIN_LINES = 2;

    /** Characters of free room from which on a line was ended by its author, not by the margin. */
    private static final double SHORT = 2.5;

    /** Characters by which a paragraph's first line is indented; two is the rule. */
    private static final double INDENT = 1.2;

    private PageLines() {}

    /** Paragraphs; those of a docx, whose lines have no page, as they are. */
    static List<String> paragraphs(List<TextLine> lines) {
        if (lines.stream().allMatch(line -> line.page() == 0)) {
            return lines.stream()
                    .flatMap(line -> line.text().lines())
                    .map(CellText::strip)
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
        var paragraphs = new ArrayList<String>();
        boolean open = false;
        for (TextLine line : withoutMargins(lines)) {
            String text = CellText.strip(line.text());
            if (open && line.indent() < INDENT) {
                paragraphs.set(paragraphs.size() - 1, Wording.join(paragraphs.getLast(), text));
            } else {
                paragraphs.add(text);
            }
            open = line.room() < SHORT;
        }
        return paragraphs;
    }

    private static List<TextLine> withoutMargins(List<TextLine> lines) {
        Map<Integer, List<TextLine>> pages = lines.stream().collect(Collectors.groupingBy(TextLine::page));
        Map<String, Integer> repeated = new HashMap<>();
        pages.values()
                .forEach(page -> margins(page).stream()
                        .map(line -> withoutNumbers(line.text()))
                        .distinct()
                        .forEach(text -> repeated.merge(text, 1, Integer::sum)));
        int often = Math.max(2, (pages.size() + 1) / 2);
        var kept = new ArrayList<TextLine>();
        pages.keySet().stream().sorted().forEach(number -> {
            List<TextLine> page = pages.getOrDefault(number, List.of());
            List<TextLine> margins = margins(page);
            page.stream()
                    .filter(line -> margins.stream().noneMatch(margin -> margin.equals(line))
                            || !(PAGE_NUMBER.matcher(line.text().strip()).matches()
                                    || repeated.getOrDefault(withoutNumbers(line.text()), 0) >= often))
                    .forEach(kept::add);
        });
        return kept;
    }

    private static List<TextLine> margins(List<TextLine> page) {
        if (page.size() <= 2 * MARGIN_LINES) {
            return page;
        }
        var margins = new ArrayList<>(page.subList(0, MARGIN_LINES));
        margins.addAll(page.subList(page.size() - MARGIN_LINES, page.size()));
        return margins;
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("[\\d\\s]", "");
    }
}
