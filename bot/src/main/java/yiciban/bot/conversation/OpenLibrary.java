package yiciban.bot.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Question;
import yiciban.bot.system.DataFolder;
import yiciban.catalog.Entry;
import yiciban.catalog.Status;

/**
 * The library of the running server: opened after everything is put together and before the web server lets anybody
 * in. Not in a constructor: the start that is recorded for faster ones ends before, and need not build an index.
 */
class OpenLibrary implements SmartLifecycle, HealthIndicator {

    /** Before the web server, whose phase is {@code DEFAULT_PHASE - 2048}; closed after it. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private static final int PERCENT = 100;

    /** A line on the console for every tenth. In percent. */
    private static final int STEP = 10;

    private static final Logger LOG = LoggerFactory.getLogger(OpenLibrary.class);

    /** Asked of oneself at the start: the first citizen does not wait until the model is loaded. */
    private static final String WARM_UP = "补身份证多少钱";

    private final DataFolder folder;
    private final Clock clock;
    private volatile @Nullable Library library;
    private int said;

    OpenLibrary(DataFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Library get() {
        Library open = library;
        if (open == null) {
            throw new IllegalStateException("the library is not open yet");
        }
        return open;
    }

    @Override
    public void start() {
        Library opened = Library.open(folder.index(), this::progress);
        opened.answering().answer(Question.of(WARM_UP, LocalDate.now(clock)), List.of());
        library = opened;
        LOG.info("资料已就绪：{} 个条目，{} 段内容", opened.catalog().entries().size(), number(opened.passages()));
    }

    /** See {@link Entries#title}. */
    Optional<String> title(String id) {
        return get().catalog().entries().stream()
                .filter(entry -> entry.head().id().value().equals(id))
                .filter(entry -> entry.head().status() == Status.PUBLISHED)
                .map(Entry::title)
                .findFirst();
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
        Library open = library;
        library = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("closing the index", e);
        }
    }

    @Override
    public boolean isRunning() {
        return library != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public Health health() {
        Library open = library;
        return open == null
                ? Health.outOfService().build()
                : Health.up()
                        .withDetail("publication", open.catalog().digest())
                        .withDetail("passages", open.passages())
                        .build();
    }
}
