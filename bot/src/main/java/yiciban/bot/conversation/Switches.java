package yiciban.bot.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** 停用: channels that an administrator has turned off for now, each with a notice for citizens. Every node sees it within a second. */
public final class Switches {

    /** In place of a channel's name: all of them. */
    public static final String ALL = "all";

    /** Longest notice, in characters. */
    public static final int LONGEST = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Switches.class);

    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    /** Who turned a channel off, when, and what is said there. */
    public record Off(String channel, String notice, String by, Instant at) {}

    private record Seen(Map<String, Off> off, long at) {}

    private final JdbcClient sql;
    private final Clock clock;
    private final LongSupplier nanos;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Seen seen;

    /** On one database; {@code nanos} is a stopwatch. */
    public Switches(JdbcClient sql, Clock clock, LongSupplier nanos) {
        this.sql = sql;
        this.clock = clock;
        this.nanos = nanos;
        this.seen = new Seen(Map.of(), nanos.getAsLong() - FRESH);
    }

    /** What is said on a channel instead of an answer; empty when it is on. */
    public Optional<String> notice(String channel) {
        Seen now = seen;
        if (nanos.getAsLong() - now.at() >= FRESH) {
            now = lookOnce(now);
        }
        Map<String, Off> off = now.off();
        return Optional.ofNullable(off.getOrDefault(ALL, off.get(channel))).map(Off::notice);
    }

    /** One looks, the others go by what was seen before. */
    private Seen lookOnce(Seen before) {
        if (!looking.tryLock()) {
            return before;
        }
        try {
            return look(before);
        } finally {
            looking.unlock();
        }
    }

    /** While the database is busy what was seen before holds. */
    private Seen look(Seen before) {
        Map<String, Off> off = before.off();
        try {
            off = off().stream().collect(Collectors.toMap(Off::channel, one -> one));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("渠道开关暂时读不到，按上次读到的办：{}", e.toString());
        }
        Seen now = new Seen(off, nanos.getAsLong());
        seen = now;
        return now;
    }

    /** All that are off. */
    public List<Off> off() {
        return sql.sql("select channel, notice, switched_by, switched_at from channel_switch order by channel")
                .query((row, number) -> new Off(
                        row.getString("channel"),
                        row.getString("notice"),
                        row.getString("switched_by"),
                        Instant.ofEpochMilli(row.getLong("switched_at"))))
                .list();
    }

    /** Turns a channel off. {@code notice} is what citizens are told, 1 to {@link #LONGEST} characters. */
    public void turnOff(String channel, String notice, String by) {
        sql.sql("""
            insert into channel_switch (channel, notice, switched_by, switched_at) values (:channel, :notice, :by, :at)
            on conflict (channel) do update set notice = :notice, switched_by = :by, switched_at = :at""")
                .param("channel", channel)
                .param("notice", notice)
                .param("by", by)
                .param("at", clock.millis())
                .update();
        look(seen);
    }

    /** Whether it was off. */
    public boolean turnOn(String channel) {
        boolean was = sql.sql("delete from channel_switch where channel = :channel")
                        .param("channel", channel)
                        .update()
                == 1;
        look(seen);
        return was;
    }
}
