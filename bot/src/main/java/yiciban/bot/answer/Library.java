package yiciban.bot.answer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.Normaliser;
import yiciban.analysis.Terms;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Status;
import yiciban.catalog.Uncovered;
import yiciban.embedding.Embedding;
import yiciban.passage.Passage;
import yiciban.passage.Passages;
import yiciban.search.Features;
import yiciban.search.Hit;
import yiciban.search.Hits;
import yiciban.search.PassageIndex;
import yiciban.search.Query;
import yiciban.search.Ranking;

/**
 * 资料库: one content, made searchable and answerable; the same for the server and the command line. It never changes:
 * changed content is another library, made from this one.
 */
public final class Library implements Closeable {

    /** Changes whenever the same content would be indexed differently. */
    private static final String FORMAT = "7";

    /** Units looked at for questions that are alike. */
    private static final int NEAR = 30;

    private final Content content;
    private final Understanding understanding;
    private final Vocabulary vocabulary;
    private final Embedding embedding;
    private final Ranking ranking;
    private final PassageIndex index;
    private final HomeSearch search;
    private final int passages;
    private final Answering answering;
    private final Checklists checklists;
    private final Gists gists;

    private Library(
            Content content,
            Understanding understanding,
            Vocabulary vocabulary,
            Embedding embedding,
            Ranking ranking,
            PassageIndex index,
            int passages) {
        this.content = content;
        this.understanding = understanding;
        this.vocabulary = vocabulary;
        this.embedding = embedding;
        this.ranking = ranking;
        this.index = index;
        this.search = new HomeSearch(index);
        this.passages = passages;
        Catalog here = content.catalog().in(Gazetteer.HOME);
        this.answering = new Answering(
                here,
                search,
                ranking,
                vocabulary.spelling(),
                vocabulary.synonyms(),
                understanding.lexicon(),
                understanding.talk(),
                understanding.places());
        this.checklists = new Checklists(here);
        this.gists = new Gists(content.words(), vocabulary.synonyms(), understanding.lexicon(), understanding.places());
    }

    /** That of the content which the program brings along. */
    public static Library open(Path folder, Progress progress) {
        return open(Content.seeds(), folder, progress);
    }

    /** The same in memory, for tests. */
    public static Library inMemory() {
        return open(Content.seeds(), null, (done, all) -> {});
    }

    /** Other entries in memory, for tests. */
    static Library inMemory(Catalog catalog) {
        return open(Content.seeds(catalog), null, (done, all) -> {});
    }

    /** Hears how many of all passages are indexed. */
    @FunctionalInterface
    public interface Progress {
        void indexed(int done, int all);
    }

    /**
     * Opens the index of this content, building it first when it is missing, damaged or was built otherwise; texts that
     * the index of another publication has are not embedded again.
     *
     * @param folder of all indexes, a folder for each publication; null for memory
     */
    public static Library open(Content content, @Nullable Path folder, Progress progress) {
        Understanding understanding = Understanding.read();
        Vocabulary vocabulary = Vocabulary.of(content, understanding);
        List<Passage> passages = passages(content, understanding);
        var embedding = new Embedding();
        var ranking = Ranking.shipped();
        IntConsumer heard = done -> progress.indexed(done, passages.size());
        BiPredicate<EntryId, EntryId> sameMatter = sameMatter(content.catalog());
        PassageIndex index;
        if (folder == null) {
            index = PassageIndex.inMemory(passages, vocabulary.terms(), embedding, ranking, sameMatter, heard);
        } else {
            var folders = new IndexFolders(folder);
            String edition = edition(content, understanding);
            index = PassageIndex.onDisk(
                    folders.of(edition),
                    edition,
                    folders.others(edition),
                    passages,
                    vocabulary.terms(),
                    embedding,
                    ranking,
                    sameMatter,
                    heard);
        }
        return new Library(content, understanding, vocabulary, embedding, ranking, index, passages.size());
    }

    /**
     * The library of changed content, made from this one, which stays open and goes on answering. Takes as long as what
     * changed: only new text is embedded and read. All on the caller's thread, so that answers keep the other cores.
     *
     * @param folder as of {@link #open}
     */
    public Library next(Content changed, @Nullable Path folder) {
        Vocabulary words = vocabulary.next(content, changed, understanding);
        List<Passage> all = passages(changed, understanding);
        String edition = edition(changed, understanding);
        PassageIndex next = index.next(
                folder == null ? null : new IndexFolders(folder).of(edition),
                edition,
                all,
                words.terms(),
                sameMatter(changed.catalog()));
        return new Library(changed, understanding, words, embedding, ranking, next, all.size());
    }

    /** How the index of a content lies on disk. */
    public enum OnDisk {
        WHOLE,
        MISSING,
        DAMAGED
    }

    /** Reads every byte of it and changes nothing; some seconds for a large one. */
    public static OnDisk onDisk(Content content, Path folder) {
        var folders = new IndexFolders(folder);
        String edition = edition(content, Understanding.read());
        if (!folders.has(edition)) {
            return OnDisk.MISSING;
        }
        return PassageIndex.holds(folders.of(edition), edition) ? OnDisk.WHOLE : OnDisk.DAMAGED;
    }

    /** Removes the indexes of older publications from the folder of all, but those of the last few. */
    public void tidy(Path folder) {
        new IndexFolders(folder).tidy(edition(content, understanding));
    }

    /** Drafts are found, too, so that a question about one is not answered with its nearest neighbour. */
    private static List<Passage> passages(Content content, Understanding understanding) {
        return Stream.concat(
                        content.catalog().entries().stream().flatMap(entry -> Passages.of(entry).stream()),
                        understanding.talk().passages().stream())
                .toList();
    }

    /** The words of the office and the short names of its entries, for any corpus. */
    public static Terms terms(Catalog catalog) {
        return Vocabulary.terms(Content.seeds(catalog));
    }

    /** Entries that name each other are about one need, and so are two entries of one name. */
    private static BiPredicate<EntryId, EntryId> sameMatter(Catalog catalog) {
        return (one, other) -> {
            if (one.equals(other)) {
                return true;
            }
            Entry left = catalog.find(one).orElse(null);
            Entry right = catalog.find(other).orElse(null);
            if (left == null || right == null) {
                return false; // talk
            }
            return left.head().related().contains(other)
                    || right.head().related().contains(one)
                    || left.title().equals(right.title());
        };
    }

    /** Names an index: content, and how it was indexed. */
    private static String edition(Content content, Understanding understanding) {
        return "%s-%s-%08x".formatted(FORMAT, content.publication(), understanding.digest());
    }

    /** Names the content; never the same for two that answer differently. */
    public String publication() {
        return content.publication();
    }

    public Content content() {
        return content;
    }

    public Catalog catalog() {
        return content.catalog();
    }

    public Answering answering() {
        return answering;
    }

    public Checklists checklists() {
        return checklists;
    }

    /** Whether an entry is found but never quoted: it waits for a reviewer, or only its name is known. */
    public boolean unpublished(EntryId id) {
        return catalog()
                .find(id)
                .filter(entry -> entry.head().status() == Status.DRAFT || entry instanceof Uncovered)
                .isPresent();
    }

    /** Whether two entries are about one need. */
    public boolean sameMatter(EntryId one, EntryId other) {
        return sameMatter(catalog()).test(one, other);
    }

    /** Questions and names that this content has, near to a question by meaning; the nearest first, one an entry; of every place. */
    public List<Alike> alike(String question, int limit) {
        return alike(index.search(new Query(Normaliser.normalise(question), NEAR)), limit);
    }

    private List<Alike> alike(Hits hits, int limit) {
        return hits.hits().stream()
                .filter(hit -> hit.passage().kind() != Passage.Kind.TEXT)
                .filter(hit -> catalog().find(hit.entry()).isPresent())
                .map(hit -> new Alike(
                        hit.entry(), hit.passage().shape(), hit.features().get(Features.Name.COSINE)))
                .sorted(Comparator.comparingDouble(Alike::cosine).reversed())
                .limit(limit)
                .toList();
    }

    /** What a question is about, by its words. */
    public Gist gist(String text) {
        return gists.of(text);
    }

    /** Whether words of two questions say that they are two needs: never-merge pairs of the office. */
    public boolean apart(Gist one, Gist other) {
        return gists.apart(one.bare(), other.bare());
    }

    /** The vector of a question, 512 numbers of length one; some milliseconds. */
    public float[] vector(String text) {
        return embedding.of(Normaliser.normalise(text));
    }

    /** What lies nearest to a question, of what holds here; some milliseconds. */
    public Nearest nearest(Question question) {
        Hits hits = search.hits(spelt(question).normalised(), NEAR);
        Optional<Hit> content = hits.hits().stream()
                .filter(hit -> catalog().find(hit.entry()).isPresent())
                .max(Comparator.comparingDouble(hit -> hit.features().get(Features.Name.COSINE)));
        boolean talk = hits.confidence() >= ranking.answerFrom()
                && catalog().find(hits.hits().getFirst().entry()).isEmpty();
        if (content.isEmpty() || talk) {
            return new Nearest(null, false, hits.confidence(), 0);
        }
        double cosine = content.get().features().get(Features.Name.COSINE);
        Alike alike = alike(search.hits(Normaliser.normalise(question.text()), NEAR), 1).stream()
                .findFirst()
                .orElseGet(() ->
                        new Alike(content.get().entry(), content.get().passage().shape(), cosine));
        boolean quotable = catalog()
                .find(alike.entry())
                .filter(entry -> entry.quotableAt(question.askedAt()) && !(entry instanceof Uncovered))
                .isPresent();
        return new Nearest(alike, quotable, hits.confidence(), cosine);
    }

    /** What the search sees for a question, best first, one an entry; some milliseconds. */
    public List<Rejected> found(Question question) {
        Question spelt = spelt(question);
        return answering.found(Why.searched(answering.route(spelt), spelt));
    }

    /** Whether an answer rests on what was found surely enough to be given. */
    public boolean sure(Answer answer) {
        return answer instanceof Answer.Answered && answer.confidence() >= ranking.answerFrom();
    }

    /** A question with its slips put right. */
    Question spelt(Question question) {
        return question.spelt(vocabulary.spelling());
    }

    /** The words a normalised text is cut into. */
    List<String> words(String normalised) {
        return vocabulary.terms().words(normalised);
    }

    /** Official words that the everyday words of a normalised text stand for. */
    List<String> official(String normalised) {
        return vocabulary.terms().official(normalised);
    }

    Ranking ranking() {
        return ranking;
    }

    /** Passages in the index. */
    public int passages() {
        return passages;
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
