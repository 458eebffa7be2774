package yiciban.bot.telegram;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The right to fetch and to send, which one node has at a time: a row that its holder lets beat. Who sees the beat stand
 * still for long takes over, under the next epoch. Judged by one's own stopwatch, never by anybody's clock.
 */
final class Lease {

    /** A holder whose beat stands still for this long is gone. Four beats, and well under the 30 s a citizen may wait. */
    static final Duration PATIENCE = Duration.ofSeconds(12);

    private record Row(String holder, long epoch, long beat) {}

    private final JdbcClient sql;
    private final String node;
    private final LongSupplier nanos;
    private @Nullable Row seen;
    private long since;
    private volatile long epoch;

    /** @param nanos a stopwatch */
    Lease(JdbcClient sql, String node, LongSupplier nanos) {
        this.sql = sql;
        this.node = node;
        this.nanos = nanos;
    }

    /** As far as this node knows. */
    boolean held() {
        return epoch > 0;
    }

    /** Takes the lease when it is free; true when this node has it now. */
    boolean seize() {
        Row row = sql.sql("select holder, epoch, beat from telegram_lease where name = 'telegram'")
                .query((found, number) ->
                        new Row(found.getString("holder"), found.getLong("epoch"), found.getLong("beat")))
                .single();
        if (!row.equals(seen)) {
            seen = row;
            since = nanos.getAsLong();
        }
        boolean free = row.holder().isEmpty() || row.holder().equals(node);
        if (!free && nanos.getAsLong() - since < PATIENCE.toNanos()) {
            return false;
        }
        boolean taken = sql.sql("""
            update telegram_lease set holder = :node, epoch = epoch + 1, beat = 0
            where name = 'telegram' and epoch = :epoch and beat = :beat\
            """)
                        .param("node", node)
                        .param("epoch", row.epoch())
                        .param("beat", row.beat())
                        .update()
                == 1;
        epoch = taken ? row.epoch() + 1 : 0;
        return taken;
    }

    /** Shows that we are here; false when somebody else has taken over. */
    boolean beat() {
        if (update("beat = beat + 1")) {
            return true;
        }
        epoch = 0;
        return false;
    }

    /** First statement of whatever only the holder may write: locks the row, so that nobody takes over meanwhile. */
    void check() {
        if (!update("beat = beat")) {
            epoch = 0;
            throw new LeaseLostException();
        }
    }

    /** Lets the next node begin at once. */
    void release() {
        update("holder = ''");
        epoch = 0;
    }

    private boolean update(String change) {
        return sql.sql("update telegram_lease set " + change
                                + " where name = 'telegram' and holder = :node and epoch = :epoch")
                        .param("node", node)
                        .param("epoch", epoch)
                        .update()
                == 1;
    }
}
