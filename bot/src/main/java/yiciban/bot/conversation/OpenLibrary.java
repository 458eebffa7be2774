package yiciban.bot.conversation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Question;
import yiciban.bot.system.DataFolder;
import yiciban.catalog.Entry;
import yiciban.catalog.Status;

/**
 * The library of the running server: opened after everything is put together and before the web server lets anybody
 * in. Not in a constructor: the start that is recorded for faster ones ends before, and need not build an index.
 */
class OpenLibrary implements LiveLibrary, SmartLifecycle, HealthIndicator {

    /** Before the web server, whose phase is {@code DEFAULT_PHASE - 2048}; closed after it. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private static final int PERCENT = 100;

    /** A line on the console for every tenth. In percent. */
    private static final int STEP = 10;

    private static final Logger LOG = LoggerFactory.getLogger(OpenLibrary.class);

    /** Asked of oneself before citizens ask: the first of them does not wait until everything is loaded. */
    private static final String WARM_UP = "补身份证多少钱";

    private final CurrentContent content;
    private final DataFolder folder;
    private final Clock clock;
    private final AtomicReference<@Nullable Lent> current = new AtomicReference<>();

    /** Whether this thread is asking a library: the one it asks cannot be given up by it. */
    private final ThreadLocal<Boolean> using = ThreadLocal.withInitial(() -> false);

    private int said;

    OpenLibrary(CurrentContent content, DataFolder folder, Clock clock) {
        this.content = content;
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Library current() {
        return lent().library();
    }

    private Lent lent() {
        Lent lent = current.get();
        if (lent == null) {
            // As if the database were away: a question that was taken while the program ends waits for the next start.
            throw new DataAccessResourceFailureException("the library is not open");
        }
        return lent;
    }

    @Override
    public <T> T use(Function<Library, T> work) {
        Lent lent = lent();
        while (!lent.take()) {
            lent = lent(); // another one took its place in this very moment
        }
        boolean before = using.get();
        using.set(true);
        try {
            return work.apply(lent.library());
        } finally {
            using.set(before);
            lent.putBack();
        }
    }

    @Override
    public Library next(Content changed) {
        Library next = use(library -> library.next(changed, folder.index()));
        warm(next);
        return next;
    }

    @Override
    public void swap(Library next) {
        if (using.get()) {
            throw new IllegalStateException("asks the library that it wants to give up");
        }
        if (isRunning() && current() == next) {
            return;
        }
        Lent before = current.getAndSet(new Lent(next));
        if (before != null) {
            before.giveUp();
        }
        next.tidy(folder.index());
    }

    @Override
    public void start() {
        Library opened = Library.open(content.get(), folder.index(), this::progress);
        warm(opened);
        swap(opened);
        LOG.info("资料已就绪：{} 个条目，{} 段内容", opened.catalog().entries().size(), number(opened.passages()));
    }

    private void warm(Library library) {
        library.answering().answer(Question.of(WARM_UP, LocalDate.now(clock)), List.of());
    }

    /** See {@link Entries#title}. */
    Optional<String> title(String id) {
        return use(library -> library.catalog().entries().stream()
                .filter(entry -> entry.head().id().value().equals(id))
                .filter(entry -> entry.head().status() == Status.PUBLISHED)
                .map(Entry::title)
                .findFirst());
    }

    private void progress(int done, int all) {
        int percent = PERCENT * done / all;
        if (percent / STEP > said / STEP) {
            said = percent;
            LOG.info("正在为 {} 段内容建索引… {}%", number(all), percent);
        }
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    @Override
    public void stop() {
        Lent last = current.getAndSet(null);
        if (last != null) {
            last.giveUp();
        }
    }

    @Override
    public boolean isRunning() {
        return current.get() != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public Health health() {
        Lent open = current.get();
        return open == null
                ? Health.outOfService().build()
                : Health.up()
                        .withDetail("publication", open.library().publication())
                        .withDetail("passages", open.library().passages())
                        .build();
    }
}
