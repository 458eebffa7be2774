package yiciban.bot.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import yiciban.bot.answer.Library;

/** A library and how many are reading in it: closed when it was given up and the last one has put it back. */
final class Lent {

    private static final Logger LOG = LoggerFactory.getLogger(Lent.class);

    /** An answer takes milliseconds; who reads longer is no citizen. */
    private static final long PATIENCE_SECONDS = 5;

    private final Library library;

    /** Readers, and one for as long as it is the current one; none when it is closed. */
    private final AtomicInteger readers = new AtomicInteger(1);

    private final CountDownLatch closed = new CountDownLatch(1);

    Lent(Library library) {
        this.library = library;
    }

    Library library() {
        return library;
    }

    /** Whether it could be taken; false when it is closed, or about to be. */
    boolean take() {
        return readers.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    void putBack() {
        if (readers.decrementAndGet() == 0) {
            try {
                library.close();
            } catch (IOException e) {
                throw new UncheckedIOException("closing an index", e);
            } finally {
                closed.countDown();
            }
        }
    }

    /** No longer the current one; returns when the last reader has put it back, or reads for very long. */
    void giveUp() {
        putBack();
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("资料库换了新的，旧的还有人在用，用完就关");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever reads it last closes it all the same
        }
    }
}
