package yiciban.bot.knowledge;

import java.time.Duration;
import java.time.Instant;
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
    private final ReentrantLock refreshing = new ReentrantLock();
    /** Number of the publication that answers; unknown before the first look. */
    private volatile int at = -1;

    Live(Publications publications, Contents contents, LiveLibrary library) {
        this.publications = publications;
        this.contents = contents;
        this.library = library;
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

    /** Brings the newest publication before citizens when it is not yet; one at a time, the others wait for it. */
    void refresh() {
        if (publications.latest() == at) {
            return;
        }
        refreshing.lock();
        try {
            int newest = publications.latest();
            if (newest != at) {
                Content content = contents.live();
                if (!content.publication().equals(library.current().publication())) {
                    library.swap(library.next(content));
                    LOG.info("第 {} 次发布已生效", newest);
                }
                at = newest;
            }
        } finally {
            refreshing.unlock();
        }
    }
}
