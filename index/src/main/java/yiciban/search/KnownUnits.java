package yiciban.search;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import yiciban.analysis.Grams;

/**
 * Units that another index has already.
 *
 * @param facts by key
 * @param stale keys of those whose text is now cut into other words
 */
record KnownUnits(Map<Long, UnitFacts> facts, Set<Long> stale) {

    static final KnownUnits NONE = new KnownUnits(Map.of(), Set.of());

    /** More words than these, and every unit is cut anew. */
    private static final int WORDS = 200;

    /**
     * @param words those that one of two dictionaries has and the other has not
     */
    static KnownUnits of(IndexReader reader, Numbered passages, Units units, Collection<String> words)
            throws IOException {
        var facts = new HashMap<Long, UnitFacts>();
        var all = new HashMap<String, Long>();
        passages.units().forEach((name, unit) -> {
            facts.put(unit.key(), units.facts(name));
            all.put(name, unit.key());
        });
        if (words.size() > WORDS) {
            return new KnownUnits(facts, Set.copyOf(all.values()));
        }
        var stale = new HashSet<Long>();
        var searcher = new IndexSearcher(reader);
        for (String word : words) {
            if (!chinese(word)) {
                return new KnownUnits(facts, Set.copyOf(all.values()));
            }
            var query = new BooleanQuery.Builder();
            Grams.bigrams(word)
                    .forEach(bigram -> query.add(
                            new TermQuery(new Term(IndexBuilder.BIGRAMS, bigram)), BooleanClause.Occur.FILTER));
            for (ScoreDoc hit : searcher.search(query.build(), Math.max(1, units.count())).scoreDocs) {
                stale.add(all.get(units.at(hit.doc)));
            }
        }
        return new KnownUnits(facts, stale);
    }

    boolean stale(long key) {
        return stale.contains(key);
    }

    /** Of other letters, runs are one term, and a word may stand inside one. */
    private static boolean chinese(String word) {
        return word.codePoints().allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
}
