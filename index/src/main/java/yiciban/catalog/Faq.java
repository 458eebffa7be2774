package yiciban.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** 常见问题: one question and its approved answer; the title is the question. */
public record Faq(Head head, String answer) implements Entry {

    public Faq {
        if (answer.isBlank()) {
            throw new IllegalArgumentException("an FAQ needs an answer: " + head.id());
        }
    }

    @Override
    public String kind() {
        return "常见问题";
    }

    @Override
    public SequencedMap<Facet, List<String>> facets() {
        return new LinkedHashMap<>();
    }
}
