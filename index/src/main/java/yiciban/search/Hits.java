package yiciban.search;

import java.time.Duration;
import java.util.List;

/**
 * What a search found, best first.
 *
 * @param hits ranked candidates
 * @param lead how far the first is ahead of the next one on another matter, in points of the score
 * @param confidence probability that the first hit answers the question, comparable between questions
 * @param took time spent
 */
public record Hits(List<Hit> hits, double lead, double confidence, Duration took) {

    public Hits {
        hits = List.copyOf(hits);
    }
}
