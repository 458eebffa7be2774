package yiciban.bot.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import yiciban.bot.answer.Content;
import yiciban.bot.conversation.LiveLibrary;

/** 现行资料库: brings the library of this process up to the newest publication, whoever made it, on whichever node. */
class Live {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    private final Publications publications;
    private final Contents contents;
    private final LiveLibrary library;
    private final Clock clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    /** Number of the publication that answers; unknown before the first look. */
    private volatile int at = -1;
    /** When a text published before begins to hold. */
    private volatile LocalDateTime until = LocalDateTime.MAX;

    Live(Publications publications, Contents contents, LiveLibrary library, Clock clock) {
        this.publications = publications;
        this.contents = contents;
        this.library = library;
        this.clock = clock;
    }

    /** For how long citizens have been answered from an older publication than the newest; zero when they are not. */
    Duration behind(Instant now) {
        int newest = publications.latest();
        return newest == at
                ? Duration.ZERO
                : publications
                        .find(newest)
                        .map(waiting -> Duration.between(waiting.publishedAt(), now))
                        .orElse(Duration.ZERO);
    }

    /**
     * Brings the newest publication before citizens when it is not yet, and what was published before its time when that
     * has come; one at a time, the others wait for it. Not in the {@link yiciban.bot.system.Background}, since citizens are
     * promised it within 2 s: mostly the index lies there already, see {@link Ahead}.
     */
    void refresh() {
        if (isCurrent()) {
            return;
        }
        refreshing.lock();
        try {
            int newest = publications.latest();
            if (!isCurrent()) {
                Contents.Current current = contents.current();
                Content content = current.content();
                if (!content.publication().equals(library.current().publication())) {
                    library.swap(library.next(content));
                    LOG.info("第 {} 次发布已生效", newest);
                }
                at = newest;
                until = current.until() == null ? LocalDateTime.MAX : current.until();
            }
        } finally {
            refreshing.unlock();
        }
    }

    private boolean isCurrent() {
        return publications.latest() == at && LocalDateTime.now(clock).isBefore(until);
    }
}
