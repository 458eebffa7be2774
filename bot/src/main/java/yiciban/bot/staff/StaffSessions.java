package yiciban.bot.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.system.Secrets;

/** 登录会话: in the database, so that any node knows them and one statement ends them. */
final class StaffSessions {

    /** Being seen is written down this rarely: reading pages should not write to the database. */
    private static final Duration GRAIN = Duration.ofSeconds(30);

    private static final String COLUMNS = " id, member, address, began_at, seen_at, second_factor from staff_session ";

    /** One that was seen in the future was so by a clock that has been set back since: it would live for as long as that. */
    private static final String ALIVE = " seen_at >= :seen and began_at >= :began and seen_at <= :latest ";

    /** Clocks of two nodes may differ by so much. */
    private static final Duration APART = Duration.ofMinutes(1);

    private final JdbcClient sql;
    private final Secrets secrets;
    private final SessionLimits limits;
    private final Clock clock;

    StaffSessions(JdbcClient sql, Secrets secrets, SessionLimits limits, Clock clock) {
        this.sql = sql;
        this.secrets = secrets;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Begins a session and forgets those that are over.
     *
     * @return what the browser's cookie shall say: 256 random bits, stored nowhere
     */
    String begin(String member, String address) {
        String token = secrets.token();
        sql.sql("delete from staff_session where not (" + ALIVE + ")")
                .param("seen", oldestSeen())
                .param("began", oldestBegan())
                .param("latest", clock.instant().plus(APART).toEpochMilli())
                .update();
        sql.sql("""
                        insert into staff_session (id, member, address, began_at, seen_at, second_factor)
                        values (:id, :member, :address, :now, :now, false)""")
                .param("id", digest(token))
                .param("member", member)
                .param("address", address)
                .param("now", clock.millis())
                .update();
        return token;
    }

    /** The session of a cookie; empty when there is none or it is over. Being asked for keeps it alive. */
    Optional<StaffSession> find(String token) {
        Optional<StaffSession> found = sql.sql("select " + COLUMNS + "where id = :id and" + ALIVE)
                .param("id", digest(token))
                .param("seen", oldestSeen())
                .param("began", oldestBegan())
                .param("latest", clock.instant().plus(APART).toEpochMilli())
                .query(StaffSessions::session)
                .optional();
        found.filter(session -> session.seenAt().plus(GRAIN).isBefore(clock.instant()))
                .ifPresent(this::seen);
        return found;
    }

    private void seen(StaffSession session) {
        sql.sql("update staff_session set seen_at = :now where id = :id")
                .param("now", clock.millis())
                .param("id", session.id())
                .update();
    }

    /** The same session under another cookie, since rights grew: who knew the old one has nothing. */
    String renew(StaffSession session, boolean secondFactor) {
        String token = secrets.token();
        sql.sql("update staff_session set id = :new, second_factor = :second where id = :old")
                .param("new", digest(token))
                .param("second", secondFactor)
                .param("old", session.id())
                .update();
        return token;
    }

    void end(String id) {
        sql.sql("delete from staff_session where id = :id").param("id", id).update();
    }

    void endAll(String member) {
        sql.sql("delete from staff_session where member = :member")
                .param("member", member)
                .update();
    }

    void endOthers(StaffSession mine) {
        sql.sql("delete from staff_session where member = :member and id <> :id")
                .param("member", mine.member())
                .param("id", mine.id())
                .update();
    }

    /** Those of a member that are alive, the newest first. */
    List<StaffSession> of(String member) {
        return sql.sql("select " + COLUMNS + "where member = :member and" + ALIVE + "order by began_at desc")
                .param("member", member)
                .param("seen", oldestSeen())
                .param("began", oldestBegan())
                .param("latest", clock.instant().plus(APART).toEpochMilli())
                .query(StaffSessions::session)
                .list();
    }

    private long oldestSeen() {
        return clock.instant().minus(limits.idle()).toEpochMilli();
    }

    private long oldestBegan() {
        return clock.instant().minus(limits.absolute()).toEpochMilli();
    }

    static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StaffSession session(ResultSet row, int n) throws SQLException {
        return new StaffSession(
                row.getString("id"),
                row.getString("member"),
                row.getString("address"),
                Instant.ofEpochMilli(row.getLong("began_at")),
                Instant.ofEpochMilli(row.getLong("seen_at")),
                row.getBoolean("second_factor"));
    }
}
