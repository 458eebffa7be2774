package yiciban.bot.knowledge;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import yiciban.bot.answer.Library;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.system.Background;

/**
 * 预备: while something is tried out on another node, its index is made here, too. When it is published, that index only has
 * to be opened, however busy the machine is.
 */
final class Ahead {

    private static final Logger LOG = LoggerFactory.getLogger(Ahead.class);

    private final Shelves shelves;
    private final Publishing publishing;
    private final TrialRuns runs;
    private final LiveLibrary library;
    private final Clock clock;
    private String seen = "";

    Ahead(Shelves shelves, Publishing publishing, TrialRuns runs, LiveLibrary library, Clock clock) {
        this.shelves = shelves;
        this.publishing = publishing;
        this.runs = runs;
        this.library = library;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    void look() {
        try {
            int latest = shelves.publications.latest();
            String newest = shelves.trials.newest(latest, clock.instant().minus(Publishing.FRESH));
            if (newest != null && !newest.equals(seen)) {
                seen = newest;
                make(shelves.trials.find(newest).orElseThrow());
            }
        } catch (RuntimeException | IOException e) {
            LOG.debug("没有预先做好索引，发布时再做", e); // when the database is away, Watch says so
        }
    }

    private void make(Trial trial) throws IOException {
        List<Revision> tried = publishing.revisions(trial);
        if (runs.isHere(trial) || !Trial.named(tried).equals(trial.revisions())) {
            return; // a trial makes it by itself; what was changed meanwhile cannot be published
        }
        Library made = Background.await("ahead", () -> library.next(shelves.contents.with(Contents.byEntry(tried))));
        made.close();
    }
}
