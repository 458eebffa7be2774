package yiciban.bot.answer;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.Dictionary;
import yiciban.analysis.Grams;
import yiciban.analysis.Normaliser;
import yiciban.analysis.Spelling;
import yiciban.analysis.Synonyms;
import yiciban.analysis.Terms;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Seeds;
import yiciban.catalog.Status;
import yiciban.catalog.Uncovered;
import yiciban.config.OfficeFile;
import yiciban.embedding.Embedding;
import yiciban.passage.Passage;
import yiciban.passage.Passages;
import yiciban.search.PassageIndex;
import yiciban.search.Ranking;

/** 资料库: the published content, made searchable and answerable; the same for the server and the command line. */
public final class Library implements Closeable {

    /** Names longer than this are phrases, not dictionary words. In characters. */
    private static final int WORD = 6;

    /** Changes whenever the same content would be indexed differently. */
    private static final String FORMAT = "4";

    private final Catalog catalog;
    private final PassageIndex index;
    private final Answering answering;
    private final Checklists checklists;
    private final int passages;

    private Library(Catalog catalog, PassageIndex index, Spelling spelling, Lexicon lexicon, Talk talk, int passages) {
        this.catalog = catalog;
        this.index = index;
        this.passages = passages;
        this.answering = new Answering(catalog, index, Ranking.shipped(), spelling, synonyms(), lexicon, talk);
        this.checklists = new Checklists(catalog);
    }

    /** Opens the index in a folder, building it first when it is missing, damaged or of another publication. */
    public static Library open(Path folder, Progress progress) {
        return open(Seeds.fromClasspath(), folder, progress);
    }

    /** The folder of an index that the build prepared, when it is of this very publication; else the program's own. */
    private static Path current(Path own, String publication) {
        return Optional.ofNullable(System.getProperty("yiciban.prepared"))
                .map(Path::of)
                .filter(prepared -> PassageIndex.holds(prepared, publication))
                .orElse(own);
    }

    /** The same in memory, for tests. */
    public static Library inMemory() {
        return open(Seeds.fromClasspath(), null, (done, all) -> {});
    }

    /** Other content in memory, for tests. */
    static Library inMemory(Catalog catalog) {
        return open(catalog, null, (done, all) -> {});
    }

    /** Hears how many of all passages are indexed. */
    @FunctionalInterface
    public interface Progress {
        void indexed(int done, int all);
    }

    private static Library open(Catalog catalog, @Nullable Path folder, Progress progress) {
        // Drafts are found, too, so that a question about one is not answered with its nearest neighbour.
        Lexicon lexicon = Lexicon.read();
        Talk talk = Talk.read(lexicon);
        List<Passage> content = catalog.entries().stream()
                .flatMap(entry -> Passages.of(entry).stream())
                .toList();
        List<Passage> passages =
                Stream.concat(content.stream(), talk.passages().stream()).toList();
        Terms terms = terms(catalog);
        var embedding = new Embedding();
        var ranking = Ranking.shipped();
        IntConsumer heard = done -> progress.indexed(done, passages.size());
        PassageIndex index = folder == null
                ? PassageIndex.inMemory(passages, terms, embedding, ranking, sameMatter(catalog), heard)
                : PassageIndex.onDisk(
                        current(folder, publication(catalog)),
                        publication(catalog),
                        passages,
                        terms,
                        embedding,
                        ranking,
                        sameMatter(catalog),
                        heard);
        return new Library(catalog, index, spelling(catalog, content, lexicon), lexicon, talk, passages.size());
    }

    /** The words of the office and the short names of its entries, for any corpus. */
    public static Terms terms(Catalog catalog) {
        Synonyms synonyms = synonyms();
        Set<String> words = new LinkedHashSet<>(OfficeFile.lines("dictionary.txt"));
        words.addAll(synonyms.words());
        catalog.entries().stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.title()), entry.head().aliases().stream()))
                .filter(name -> name.length() <= WORD)
                .forEach(words::add);
        return new Terms(new Dictionary(words), synonyms);
    }

    private static Synonyms synonyms() {
        try (Reader reader = OfficeFile.open("synonyms.txt")) {
            return Synonyms.read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read config/synonyms.txt", e);
        }
    }

    /** What may have been meant by a word typed by its sound: office words, names, facet words. */
    private static Spelling spelling(Catalog catalog, List<Passage> passages, Lexicon lexicon) {
        Set<String> known = new HashSet<>();
        for (Passage passage : passages) {
            known.addAll(Grams.bigrams(Normaliser.normalise(passage.shape() + " " + passage.text())));
        }
        // A place is no slip, however strange its name.
        Gazetteer.read().all().forEach(place -> known.addAll(Grams.bigrams(place)));
        var names = new ArrayList<>(OfficeFile.lines("dictionary.txt"));
        catalog.entries().stream()
                .filter(entry -> entry.head().status() == Status.PUBLISHED && !(entry instanceof Uncovered))
                .flatMap(entry -> entry.head().aliases().stream())
                .forEach(names::add);
        var words = new ArrayList<>(lexicon.words());
        words.addAll(synonyms().words().stream().sorted().toList());
        List<String> questions = passages.stream()
                .filter(passage -> passage.kind() != Passage.Kind.TEXT)
                .map(Passage::shape)
                .toList();
        return new Spelling(names, words, known, questions);
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

    private static String publication(Catalog catalog) {
        return FORMAT + "-" + catalog.digest() + "-" + Integer.toHexString(words());
    }

    private static int words() {
        return List.of(
                        OfficeFile.lines("synonyms.txt"),
                        OfficeFile.lines("dictionary.txt"),
                        OfficeFile.lines("talk.yml"))
                .hashCode();
    }

    public Catalog catalog() {
        return catalog;
    }

    public Answering answering() {
        return answering;
    }

    public Checklists checklists() {
        return checklists;
    }

    /** Whether an entry is found but never quoted: it waits for a reviewer, or only its name is known. */
    public boolean unpublished(EntryId id) {
        return catalog.find(id)
                .filter(entry -> entry.head().status() == Status.DRAFT || entry instanceof Uncovered)
                .isPresent();
    }

    /** Whether two entries are about one need. */
    public boolean sameMatter(EntryId one, EntryId other) {
        return sameMatter(catalog).test(one, other);
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
