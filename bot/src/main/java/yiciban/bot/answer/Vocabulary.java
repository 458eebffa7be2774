package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import yiciban.analysis.Dictionary;
import yiciban.analysis.Spelling;
import yiciban.analysis.Synonyms;
import yiciban.analysis.Terms;
import yiciban.analysis.Usage;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.Status;
import yiciban.catalog.Uncovered;
import yiciban.passage.Passage;
import yiciban.passage.Passages;

/**
 * 词汇: the words of a content: how its text is cut, which of them stand for others, and how slips are put right.
 *
 * @param whole words that stay whole, as they are written
 * @param spoken names and words that slips are put right to
 */
record Vocabulary(Set<String> whole, Terms terms, Synonyms synonyms, Spoken spoken, Usage usage, Spelling spelling) {

    /** Names longer than this are phrases, not dictionary words. In characters. */
    private static final int WORD = 6;

    /** What may have been meant by a slip: names of matters, and all other words. */
    private record Spoken(List<String> names, List<String> words) {}

    static Vocabulary of(Content content, Understanding understanding) {
        Synonyms synonyms = content.words().read();
        Set<String> whole = whole(content, synonyms);
        Spoken spoken = spoken(content, synonyms, understanding);
        Usage usage = Usage.of(new Usage.Text(understanding.placeNames().toList(), List.of()))
                .changed(
                        List.of(),
                        content.catalog().entries().stream()
                                .map(Vocabulary::text)
                                .toList());
        return new Vocabulary(
                whole,
                new Terms(new Dictionary(whole), synonyms),
                synonyms,
                spoken,
                usage,
                new Spelling(spoken.names(), spoken.words(), usage));
    }

    /** That of changed content: text is read only where it changed. */
    Vocabulary next(Content before, Content changed, Understanding understanding) {
        boolean sameSynonyms = before.words().synonyms().equals(changed.words().synonyms());
        Synonyms nextSynonyms = sameSynonyms ? synonyms : changed.words().read();
        Set<String> nextWhole = whole(changed, nextSynonyms);
        Spoken nextSpoken = spoken(changed, nextSynonyms, understanding);
        Usage nextUsage = usage.changed(missing(before, changed), missing(changed, before));
        return new Vocabulary(
                nextWhole,
                sameSynonyms && nextWhole.equals(whole) ? terms : new Terms(new Dictionary(nextWhole), nextSynonyms),
                nextSynonyms,
                nextSpoken,
                nextUsage,
                nextSpoken.equals(spoken)
                        ? spelling.with(nextUsage)
                        : new Spelling(nextSpoken.names(), nextSpoken.words(), nextUsage));
    }

    /** Texts of the entries that another content has not. */
    private static List<Usage.Text> missing(Content content, Content other) {
        return content.catalog().entries().stream()
                .filter(entry -> !other.has(entry))
                .map(Vocabulary::text)
                .toList();
    }

    private static Usage.Text text(Entry entry) {
        List<Passage> passages = Passages.of(entry);
        return new Usage.Text(
                passages.stream()
                        .map(passage -> passage.shape() + " " + passage.text())
                        .toList(),
                passages.stream()
                        .filter(passage -> passage.kind() != Passage.Kind.TEXT)
                        .map(Passage::shape)
                        .toList());
    }

    /** The words of the office and the short names of entries. */
    static Terms terms(Content content) {
        Synonyms synonyms = content.words().read();
        return new Terms(new Dictionary(whole(content, synonyms)), synonyms);
    }

    private static Set<String> whole(Content content, Synonyms synonyms) {
        Set<String> words = new LinkedHashSet<>(content.words().dictionary());
        words.addAll(synonyms.words());
        names(content.catalog()).filter(name -> name.length() <= WORD).forEach(words::add);
        return words;
    }

    private static Stream<String> names(Catalog catalog) {
        return catalog.entries().stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.title()), entry.head().aliases().stream()));
    }

    private static Spoken spoken(Content content, Synonyms synonyms, Understanding understanding) {
        var names = new ArrayList<>(content.words().dictionary());
        content.catalog().entries().stream()
                .filter(entry -> entry.head().status() == Status.PUBLISHED && !(entry instanceof Uncovered))
                .flatMap(entry -> entry.head().aliases().stream())
                .forEach(names::add);
        var words = new ArrayList<>(understanding.lexicon().words());
        words.addAll(synonyms.words().stream().sorted().toList());
        return new Spoken(names, words);
    }
}
