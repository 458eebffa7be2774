package yiciban.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** 词项: text as the index sees it; the same for what is indexed and what is asked. */
public final class Terms {

    private final Dictionary dictionary;
    private final Segmenter segmenter;
    private final Synonyms synonyms;

    public Terms(Dictionary dictionary, Synonyms synonyms) {
        this.dictionary = dictionary;
        this.segmenter = new Segmenter(dictionary);
        this.synonyms = synonyms;
    }

    /** Words of normalised text. */
    public List<String> words(String normalised) {
        return segmenter.words(normalised);
    }

    /** Pairs of neighbouring characters of normalised text. */
    public List<String> bigrams(String normalised) {
        return Grams.bigrams(normalised);
    }

    /** Official words for colloquial ones that the normalised question uses. */
    public List<String> official(String normalised) {
        return synonyms.official(normalised);
    }

    /** Words that stay whole here or there, but not in both: only text that has one of them is cut otherwise. */
    public Set<String> unlike(Terms other) {
        var unlike = new HashSet<>(dictionary.words());
        unlike.addAll(other.dictionary.words());
        unlike.removeIf(word ->
                dictionary.words().contains(word) && other.dictionary.words().contains(word));
        return unlike;
    }
}
