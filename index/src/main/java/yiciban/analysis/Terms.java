package yiciban.analysis;

import java.util.List;

/** 词项: text as the index sees it; the same for what is indexed and what is asked. */
public final class Terms {

    private final Segmenter segmenter;
    private final Synonyms synonyms;

    public Terms(Dictionary dictionary, Synonyms synonyms) {
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
}
