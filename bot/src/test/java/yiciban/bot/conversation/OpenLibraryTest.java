package yiciban.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Question;
import yiciban.bot.system.DataFolder;
import yiciban.catalog.Catalog;
import yiciban.catalog.EntryId;
import yiciban.catalog.Faq;
import yiciban.catalog.Head;
import yiciban.catalog.Provenance;
import yiciban.catalog.Status;
import yiciban.catalog.Validity;

/** Another library takes the place of the current one while citizens ask: nobody notices but by what is said. */
@Timeout(300)
class OpenLibraryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private static final int ASKERS = 8;
    private static final int SWAPS = 20;

    /** Contents that take turns: who comes back to one must not hear what was said in between. */
    private static final int VERSIONS = 5;

    private static final List<String> QUESTIONS = List.of("哪些狗不能养", "什么狗不让养", "养狗有什么规定", "不能养什么狗");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private OpenLibrary library;

    private final Frequent frequent = new Frequent();

    @BeforeEach
    void open() {
        library = new OpenLibrary(() -> content(0), new DataFolder(folder), CLOCK);
        library.start();
    }

    @AfterEach
    void close() {
        library.stop();
    }

    @Test
    void startsWithTheContentItIsGiven() {
        assertThat(ask("哪些狗不能养")).contains("第0版");
        assertThat(library.isRunning()).isTrue();
    }

    @Test
    void nobodyWhoAsksDuringSwapsFailsAndNobodyHearsWhatWasWithdrawn() throws Exception {
        List<Library> made = new ArrayList<>();
        var begun = new AtomicInteger();
        var done = new AtomicInteger();
        var asked = new AtomicInteger();
        try (ExecutorService askers = Executors.newFixedThreadPool(ASKERS)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < ASKERS; i++) {
                int first = i;
                all.add(askers.submit(() -> askOn(first, begun, done, asked)));
            }
            for (int swap = 1; swap <= SWAPS; swap++) {
                int before = asked.get();
                made.add(library.current());
                Library next = library.next(content(swap % VERSIONS));
                begun.set(swap);
                library.swap(next);
                done.set(swap);
                assertThat(ask(QUESTIONS.getFirst())).contains("第" + swap % VERSIONS + "版");
                await(asked, before + ASKERS);
            }
            done.set(Integer.MAX_VALUE);
            for (Future<Integer> one : all) {
                assertThat(one.get()).as("questions of one asker").isPositive();
            }
        }
        for (Library old : made) {
            assertThatThrownBy(() -> old.answering().answer(question("养狗"), List.of()))
                    .isInstanceOf(AlreadyClosedException.class);
        }
        assertThat(folders()).hasSizeLessThanOrEqualTo(3);
    }

    /** Asks until all is done; every answer is of a version that was current at some moment from asking to hearing. */
    private int askOn(int first, AtomicInteger begun, AtomicInteger done, AtomicInteger asked) {
        int count = 0;
        for (int from = done.get(); from != Integer.MAX_VALUE; from = done.get()) {
            String text = QUESTIONS.get((first + count) % QUESTIONS.size());
            // Every other one is new to the cache.
            String said = ask(count % 2 == 0 ? text : text + "第" + first + "问" + count);
            List<String> current = new ArrayList<>();
            for (int version = from; version <= begun.get(); version++) {
                current.add("第" + version % VERSIONS + "版");
            }
            assertThat(said).as(text).containsAnyOf(current.toArray(String[]::new));
            count++;
            asked.incrementAndGet();
        }
        return count;
    }

    @Test
    void whoIsReadingReadsOnAndThenItIsClosed() throws Exception {
        var reading = new CountDownLatch(1);
        var readOn = new CountDownLatch(1);
        Library before = library.current();
        Library next = library.next(content(1));
        try (ExecutorService other = Executors.newFixedThreadPool(2)) {
            Future<String> reader = other.submit(() -> library.use(old -> {
                reading.countDown();
                await(readOn);
                return said(old, "哪些狗不能养");
            }));
            reading.await();
            Future<?> swap = other.submit(() -> library.swap(next));
            while (library.current() != next) {
                Thread.onSpinWait();
            }
            assertThat(ask("哪些狗不能养")).as("others hear the new text at once").contains("第1版");
            assertThat(swap.isDone()).isFalse();
            readOn.countDown();
            assertThat(reader.get()).contains("第0版");
            swap.get();
        }
        assertThatThrownBy(() -> said(before, "养狗")).isInstanceOf(AlreadyClosedException.class);
    }

    @Test
    void whoReadsCannotSwapBecauseThatWouldWaitForItself() throws IOException {
        try (Library next = library.next(content(1))) {
            assertThatThrownBy(() -> library.<Boolean>use(old -> {
                        library.swap(next);
                        return true;
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(ask("哪些狗不能养")).contains("第0版");
        }
    }

    @Test
    void aFailureWhileReadingPutsTheLibraryBack() {
        Library before = library.current();
        assertThatThrownBy(() -> library.use(old -> {
                    throw new IllegalArgumentException("broken");
                }))
                .hasMessage("broken");
        library.swap(library.next(content(1)));
        assertThatThrownBy(() -> said(before, "养狗")).isInstanceOf(AlreadyClosedException.class);
    }

    /** As when the database is away: what was taken while the program ends waits, and nobody hears that we failed. */
    @Test
    void f2_afterTheStopThereIsNone() {
        Library last = library.current();
        library.stop();
        assertThatThrownBy(() -> ask("哪些狗不能养")).isInstanceOf(DataAccessResourceFailureException.class);
        assertThatThrownBy(() -> said(last, "养狗")).isInstanceOf(AlreadyClosedException.class);
        assertThat(library.isRunning()).isFalse();
    }

    @Test
    void theNextStartFindsTheIndexOfTheLastSwap() {
        library.swap(library.next(content(1)));
        library.stop();
        var again = new OpenLibrary(() -> content(1), new DataFolder(folder), CLOCK);
        again.start();
        try {
            String said = again.use(open -> said(open, "哪些狗不能养"));
            assertThat(said).contains("第1版");
        } finally {
            again.stop();
        }
    }

    private String ask(String text) {
        return library.use(
                current -> frequent.answer(current, question(text), List.of()).text());
    }

    private static String said(Library library, String text) {
        return library.answering().answer(question(text), List.of()).text();
    }

    private static Question question(String text) {
        return Question.of(text, TODAY);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Until others have asked so often; the limit of the test ends it if they do not. */
    private static void await(AtomicInteger counter, int least) {
        while (counter.get() < least) {
            Thread.onSpinWait();
        }
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("index"))) {
            return all.toList();
        }
    }

    private static Content content(int version) {
        var head = new Head(
                new EntryId("faq-1"),
                "哪些狗不能养?",
                "",
                List.of(),
                List.of("什么狗不让养", "养狗有什么规定", "不能养什么狗"),
                List.of(),
                Status.PUBLISHED,
                Validity.ALWAYS,
                new Provenance("养犬管理条例", null, null, "见"));
        return Content.of(new Catalog(List.of(new Faq(head, "烈性犬不能养（第" + version + "版）。"))), "养犬 = 养狗", "烈性犬");
    }
}
