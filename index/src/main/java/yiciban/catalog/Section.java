package yiciban.catalog;

import java.util.List;

/**
 * 章节: one point (一是, 二是) of a report's chapter (一、, 二、), verbatim.
 *
 * @param number stable within the report, such as {@code 3.1}; chapter 0 is the opening, the last one the closing part
 * @param chapter chapter heading with its numeral, or 开头 / 结尾
 * @param sentences the text in order
 */
public record Section(String number, String chapter, List<Sentence> sentences) {

    public Section {
        sentences = List.copyOf(sentences);
    }

    /**
     * 句: the smallest text an answer quotes from a report.
     *
     * @param text verbatim, its own slips included
     * @param similar questions as citizens type them that this sentence answers
     */
    public record Sentence(String text, List<String> similar) {
        public Sentence {
            similar = List.copyOf(similar);
        }
    }
}
