package yiciban.evaluation;

import java.util.List;

/**
 * 评测问题: a question with the ids that answer it.
 *
 * @param relevant ids of the corpus that answer it; empty when it must be refused
 */
public record Judged(String id, String text, List<String> relevant) {

    public Judged {
        relevant = List.copyOf(relevant);
    }

    boolean answerable() {
        return !relevant.isEmpty();
    }
}
