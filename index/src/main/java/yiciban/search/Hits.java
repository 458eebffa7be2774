package yiciban.search;

import java.time.Duration;
import java.util.List;

/**
 * What a search found, best first.
 *
 * @param hits ranked candidates
 * @param confidence probability that the first hit answers the question, comparable between questions
 * @param took time spent
 */
public record Hits(List<Hit> hits, double confidence, Duration took) {

    public Hits {
        hits = List.copyOf(hits);
    }
}
