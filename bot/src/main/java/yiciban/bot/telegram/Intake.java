package yiciban.bot.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes updates, however they came: into the inbox first, and committed; only then does anybody work on them. */
final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    /** Makes one transaction of it. */
    @FunctionalInterface
    interface Committing {
        List<Waiting> commit(Supplier<List<Waiting>> work) throws InterruptedException;
    }

    private final Inbox inbox;
    private final Acknowledging acknowledging;
    private final AtomicReference<@Nullable Reading> reading;
    private final Consumer<List<Waiting>> accepted;
    private final Clock clock;

    /** @param accepted hears what there is to do */
    Intake(
            Inbox inbox,
            Acknowledging acknowledging,
            AtomicReference<@Nullable Reading> reading,
            Consumer<List<Waiting>> accepted,
            Clock clock) {
        this.inbox = inbox;
        this.acknowledging = acknowledging;
        this.reading = reading;
        this.accepted = accepted;
        this.clock = clock;
    }

    /** Returns after the commit, how many were new; throws when there was none, and then none was taken. */
    int take(List<RawUpdate> batch, Committing committing) throws InterruptedException {
        List<Kept> kept = batch.stream()
                .sorted(Comparator.comparingLong(RawUpdate::id))
                .map(Keeping::keep)
                .toList();
        List<Waiting> fresh = kept.isEmpty() ? List.of() : committing.commit(() -> inbox.accept(kept));
        if (!fresh.isEmpty()) {
            CrashPoint.INBOX_COMMITTED.reached();
            kept.stream()
                    .filter(one -> one.json().contains("\"callback_query\""))
                    .forEach(this::acknowledge);
            accepted.accept(fresh);
        }
        return fresh.size();
    }

    /** At once, not when its turn comes: a spinner turns for as long. */
    private void acknowledge(Kept one) {
        Reading known = reading.get();
        if (known == null) {
            return; // done when its turn comes
        }
        Thread.ofVirtual().start(() -> {
            try {
                if (known.read(one.json()) instanceof Incoming.Pressed pressed) {
                    acknowledging.acknowledge(pressed, clock.instant());
                }
            } catch (JsonProcessingException | RuntimeException e) {
                log.debug("not acknowledged: {}", e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
