package yiciban.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/** Holds the question's terms against each candidate. */
final class TermMatches {

    /**
     * One candidate's matches.
     *
     * @param coverage share of the question's idf it has, words and bigrams half each
     * @param found idf of the rarest word it has
     * @param missed idf of the rarest word it lacks
     */
    record Match(double coverage, double found, double missed) {}

    private final IndexReader reader;
    private final int[] documents;
    private final double[] coverage;
    private final double[] found;
    private final double[] missed;

    private TermMatches(IndexReader reader, int[] documents) {
        this.reader = reader;
        this.documents = documents;
        this.coverage = new double[documents.length];
        this.found = new double[documents.length];
        this.missed = new double[documents.length];
    }

    /** Matches by candidate; the weights are idf by term. */
    static Map<String, Match> of(
            IndexReader reader,
            Units units,
            List<String> candidates,
            Map<String, Float> words,
            Map<String, Float> bigrams)
            throws IOException {
        List<String> ordered = candidates.stream()
                .sorted((a, b) -> units.document(a) - units.document(b))
                .toList();
        var matches = new TermMatches(
                reader, ordered.stream().mapToInt(units::document).toArray());
        matches.hold(IndexBuilder.WORDS, words, true);
        matches.hold(IndexBuilder.BIGRAMS, bigrams, false);
        var byUnit = new HashMap<String, Match>();
        for (int i = 0; i < ordered.size(); i++) {
            byUnit.put(ordered.get(i), new Match(matches.coverage[i], matches.found[i], matches.missed[i]));
        }
        return byUnit;
    }

    private void hold(String field, Map<String, Float> weights, boolean rarest) throws IOException {
        double total = weights.values().stream().mapToDouble(Float::doubleValue).sum();
        for (var weight : weights.entrySet()) {
            boolean[] has = having(field, new BytesRef(weight.getKey()));
            for (int i = 0; i < documents.length; i++) {
                coverage[i] += has[i] ? weight.getValue() / total / 2 : 0;
                if (rarest && has[i]) {
                    found[i] = Math.max(found[i], weight.getValue());
                } else if (rarest) {
                    missed[i] = Math.max(missed[i], weight.getValue());
                }
            }
        }
    }

    /** Which documents have the term, read in one pass over its postings. */
    private boolean[] having(String field, BytesRef term) throws IOException {
        boolean[] has = new boolean[documents.length];
        List<LeafReaderContext> leaves = reader.leaves();
        for (LeafReaderContext leaf : leaves) {
            var terms = leaf.reader().terms(field);
            TermsEnum at = terms == null ? null : terms.iterator();
            if (at == null || !at.seekExact(term)) {
                continue;
            }
            PostingsEnum postings = at.postings(null, PostingsEnum.NONE);
            int first = -Arrays.binarySearch(documents, leaf.docBase) - 1;
            for (int i = first < 0 ? -first - 1 : first; i < documents.length; i++) {
                if (ReaderUtil.subIndex(documents[i], leaves) != leaf.ord) {
                    break;
                }
                int wanted = documents[i] - leaf.docBase;
                int stands = postings.docID() < wanted ? postings.advance(wanted) : postings.docID();
                has[i] = stands == wanted;
            }
        }
        return has;
    }
}
