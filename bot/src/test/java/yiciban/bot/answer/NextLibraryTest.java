package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Head;
import yiciban.catalog.Provenance;
import yiciban.catalog.Seeds;
import yiciban.catalog.ServiceItem;
import yiciban.catalog.Status;
import yiciban.catalog.TimeLimit;
import yiciban.catalog.Validity;
import yiciban.search.Hit;

/** A library made from another one answers as one that was opened on the same content. */
class NextLibraryTest {

    /** Entries of a small content: with the phrases of talk, some thousand passages. */
    private static final int SMALL = 12;

    /**
     * Graphs that were built otherwise find other passages among the farthest, and the worst candidate is the zero of all
     * scores. In percent.
     */
    private static final double TAIL = 3;

    private static final List<Entry> GUIDES = Seeds.fromClasspath().entries().stream()
            .filter(ServiceItem.class::isInstance)
            .limit(SMALL)
            .toList();

    private static final List<String> QUESTIONS = List.of(
            "补身份证多少钱", "居住证怎么办", "户口怎么迁", "养犬登记要带什么", "juzhuzheng zenme ban", "居住正", "护照", "狗证多少钱", "今天天气怎么样", "谢谢");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path fromNothing;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void addedChangedAndDeletedEntries() throws IOException {
        Entry first = GUIDES.getFirst();
        List<Entry> added = with(GUIDES, dogs("免疫证明", "狗证"));
        List<Entry> changed = with(GUIDES, dogs("免疫证明和照片", "养狗证"));
        List<Entry> deleted = without(changed, first.id());
        try (Library start = opened(content(GUIDES));
                Library more = start.next(content(added), folder);
                Library other = more.next(content(changed), folder);
                Library less = other.next(content(deleted), null);
                Library back = less.next(content(GUIDES), folder)) {
            assertTheSame(more, content(added));
            assertTheSame(other, content(changed));
            assertTheSame(less, content(deleted));
            assertTheSame(back, content(GUIDES));
            assertThat(back.publication()).isEqualTo(start.publication());
            assertThat(Stream.of(start, more, other, less).map(Library::publication))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void otherWordsOfTheOffice() throws IOException {
        Content before = content(with(GUIDES, dogs("免疫证明", "狗证")));
        var words = new OfficeWords(
                before.words().synonyms() + "\n养犬登记 = 狗本本\n",
                Stream.concat(before.words().dictionary().stream(), Stream.of("免疫证明", "离开常住户口"))
                        .toList());
        var after = new Content(before.catalog(), words);
        try (Library start = opened(before);
                Library next = start.next(after, null)) {
            assertThat(next.publication()).isNotEqualTo(start.publication());
            assertTheSame(next, after);
            assertThat(sources(next, "狗本本")).contains(new EntryId("guide-900"));
        }
    }

    @Test
    void whatIsDeletedIsNeverQuotedAgainAndWhatIsAddedIs() throws IOException {
        try (Library without = opened(content(GUIDES));
                Library with = without.next(content(with(GUIDES, dogs("免疫证明", "狗证"))), folder);
                Library again = with.next(content(GUIDES), folder)) {
            assertThat(with.answering()
                            .answer(Samples.question("养犬登记要带什么"), List.of())
                            .text())
                    .contains("免疫证明");
            assertThat(again.answering()
                            .answer(Samples.question("养犬登记要带什么"), List.of())
                            .text())
                    .doesNotContain("免疫证明");
        }
    }

    @Test
    void theFolderHoldsAnIndexForEachPublicationUntilItIsTidied() throws IOException {
        Files.writeString(folder.resolve("segments_7"), "the index of an older program");
        Library library = opened(content(GUIDES));
        for (int i = 0; i < 4; i++) {
            Library next = library.next(content(with(GUIDES, dogs("第" + i + "种材料", "狗证"))), folder);
            library.close();
            library = next;
        }
        assertThat(folders()).hasSize(5);
        library.tidy(folder);
        assertThat(folders()).as("the current one and two to go back to").hasSize(3);
        assertThat(folder.resolve("segments_7")).doesNotExist();
        Content content = library.content();
        library.close();
        try (Library reopened = Library.open(content, folder, NextLibraryTest::never)) {
            assertThat(reopened.answering()
                            .answer(Samples.question("养犬登记"), List.of())
                            .text())
                    .contains("第3种材料");
        }
    }

    @Test
    void aDamagedIndexIsBuiltFromTheContentWhileTheOldLibraryGoesOn() throws IOException {
        Content after = content(with(GUIDES, dogs("免疫证明", "狗证")));
        try (Library old = opened(content(GUIDES))) {
            old.next(after, folder).close();
            Path damaged = folders().stream()
                    .filter(path -> path.toString().contains(after.publication()))
                    .findFirst()
                    .orElseThrow();
            try (Stream<Path> files = Files.walk(damaged)) {
                for (Path file : files.filter(
                                file -> file.getFileName().toString().contains("_"))
                        .filter(Files::isRegularFile)
                        .toList()) {
                    Files.delete(file);
                    Files.writeString(file, "rubbish");
                }
            }
            try (Library next = old.next(after, folder)) {
                assertTheSame(next, after);
                assertTheSame(old, old.content());
            }
        }
    }

    private static ServiceItem dogs(String material, String alias) {
        var head = new Head(
                new EntryId("guide-900"),
                "养犬登记",
                "",
                List.of(alias),
                List.of("养狗要办什么证", "小狗怎么上户口"),
                List.of(),
                Status.PUBLISHED,
                Validity.ALWAYS,
                new Provenance("养犬管理条例", null, null, "见"));
        return new ServiceItem(
                head,
                "个人",
                null,
                List.of(material),
                List.of(),
                new TimeLimit(null, null),
                null,
                null,
                null,
                null,
                null);
    }

    private static Content content(List<Entry> entries) {
        return Content.seeds(new Catalog(entries));
    }

    private Library opened(Content content) {
        return Library.open(content, folder, (done, all) -> {});
    }

    private static void never(int done, int all) {
        throw new AssertionError("embedded again: " + done + " of " + all);
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    /** Against a library whose index was built from nothing; only vectors come from other indexes. */
    private static void assertTheSame(Library library, Content content) throws IOException {
        try (Library expected = Library.open(content, fromNothing, (done, all) -> {})) {
            for (String text : QUESTIONS) {
                assertTheSame(library, expected, text);
            }
        }
    }

    static void assertTheSame(Library library, Library expected, String text) {
        Question question = Samples.question(text);
        Answer answer = library.answering().answer(question, List.of());
        Answer wanted = expected.answering().answer(question, List.of());
        assertThat(answer.text()).as(text).isEqualTo(wanted.text());
        assertThat(answer.confidence()).as(text).isCloseTo(wanted.confidence(), within(0.02));
        List<Hit> hits = library.answering().explain(question).hits();
        List<Hit> others = expected.answering().explain(question).hits();
        assertThat(hits).as(text).hasSameSizeAs(others);
        IntStream.range(0, Math.min(3, hits.size()))
                .forEach(i -> assertThat(hits.get(i).score())
                        .as(text + ": " + hits.get(i).unit())
                        .isCloseTo(others.get(i).score(), withinPercentage(TAIL)));
    }

    private static List<EntryId> sources(Library library, String text) {
        return library.answering().answer(Samples.question(text), List.of()).sources().stream()
                .map(Source::id)
                .toList();
    }

    private static List<Entry> with(List<Entry> entries, Entry more) {
        return Stream.concat(entries.stream(), Stream.of(more)).toList();
    }

    private static List<Entry> without(List<Entry> entries, EntryId id) {
        var left = new ArrayList<>(entries);
        left.removeIf(entry -> entry.id().equals(id));
        return left;
    }
}
