package yiciban.bot.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 锁定: who guesses is stopped, per account and per address. An attempt is counted before it is looked at, so that a
 * hundred at once are no more than five.
 */
final class Lockouts {

    /** Behind one address may be a whole office: more failures make the next attempt wait, none locks it. */
    private static final int FREE = 5;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** After this without a failure an address is as good as new. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    /** Clocks of two nodes may differ by so much; what is further ahead was written by a clock that has been set back since. */
    private static final Duration APART = Duration.ofMinutes(1);

    private final JdbcClient sql;
    private final int limit;
    private final Duration time;
    private final Clock clock;

    Lockouts(JdbcClient sql, int limit, Duration time, Clock clock) {
        this.sql = sql;
        this.limit = limit;
        this.time = time;
        this.clock = clock;
    }

    /** Counts an attempt; false when the account is locked, and then nothing is counted. */
    boolean attempt(StaffMember member) {
        return sql.sql("""
                                update staff_member set
                                    failures = case when failures >= :limit then 1 else failures + 1 end,
                                    locked_until = case when failures + 1 = :limit then :until else 0 end
                                where id = :id and (locked_until <= :now or locked_until > :longest)""")
                        .param("limit", limit)
                        .param("until", clock.instant().plus(time).toEpochMilli())
                        .param("id", member.id())
                        .param("now", clock.millis())
                        .param("longest", clock.instant().plus(time).plus(APART).toEpochMilli())
                        .update()
                == 1;
    }

    /** The attempt just counted was right, and nothing else will be asked. */
    void succeeded(StaffMember member) {
        sql.sql("update staff_member set failures = 0, locked_until = 0 where id = :id")
                .param("id", member.id())
                .update();
    }

    /** The attempt just counted was right, but codes that were wrong before still count: the password is known. */
    void halfway(StaffMember member) {
        sql.sql("update staff_member set failures = failures - 1, locked_until = 0 where id = :id")
                .param("id", member.id())
                .update();
    }

    /** Nobody guessed from here. */
    void succeeded(String address) {
        sql.sql("update staff_attempt set failures = failures - 1 where address = :address and failures > 0")
                .param("address", address)
                .update();
    }

    /** Counts an attempt from an address; how long to wait instead, zero when it may be looked at. */
    Duration attempt(String address) {
        Duration wait = sql.sql("select failures, last_at from staff_attempt where address = :address")
                .param("address", address)
                .query((row, n) -> wait(row.getInt("failures"), Instant.ofEpochMilli(row.getLong("last_at"))))
                .optional()
                .orElse(Duration.ZERO);
        if (!wait.isZero()) {
            return wait;
        }
        // Where nobody failed lately nothing is kept: who tried from where is nobody's business for longer.
        sql.sql("delete from staff_attempt where last_at < :forgotten")
                .param("forgotten", clock.instant().minus(FORGOTTEN).toEpochMilli())
                .update();
        sql.sql("""
                        insert into staff_attempt (address, failures, last_at) values (:address, 1, :now)
                        on conflict (address) do update set last_at = :now,
                            failures = case when staff_attempt.last_at < :forgotten then 1
                                else staff_attempt.failures + 1 end""")
                .param("address", address)
                .param("now", clock.millis())
                .param("forgotten", clock.instant().minus(FORGOTTEN).toEpochMilli())
                .update();
        return Duration.ZERO;
    }

    private Duration wait(int failures, Instant last) {
        if (failures < FREE
                || last.plus(FORGOTTEN).isBefore(clock.instant())
                || last.isAfter(clock.instant().plus(APART))) {
            return Duration.ZERO;
        }
        long seconds = Math.min(LONGEST_WAIT.toSeconds(), 1L << Math.min(failures - FREE + 1, 10));
        Duration left = Duration.between(clock.instant(), last.plusSeconds(seconds));
        return left.isPositive() ? left : Duration.ZERO;
    }
}
