package yiciban.bot.telegram;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the buttons out there do. A button has room for 64 bytes, some twenty characters of Chinese, so it carries a
 * short number that stands for the question. Every method is one statement.
 */
final class Buttons {

    /** What a button of ours carries. */
    static final Pattern OURS = Pattern.compile("[0-9a-f]{16}");

    /** Who finds an older button asks anew. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** The second tap of an impatient finger. */
    private static final Duration DOUBLE_TAP = Duration.ofSeconds(10);

    private record Row(@Nullable String question, @Nullable String turn, boolean helpful, long pressedAt) {}

    private final JdbcClient sql;
    private final Clock clock;
    private final RandomGenerator random;

    /** @param random so that a number can be guessed neither by another chat nor be given twice */
    Buttons(JdbcClient sql, Clock clock, RandomGenerator random) {
        this.sql = sql;
        this.clock = clock;
        this.random = random;
    }

    /** A new number for this, good in one chat. */
    String make(long chat, Press press) {
        String id = HexFormat.of().toHexDigits(random.nextLong());
        var insert = sql.sql("""
            insert into telegram_button (id, chat, question, turn, helpful, made_at)
            values (:id, :chat, :question, :turn, :helpful, :now)\
            """).param("id", id).param("chat", chat).param("now", clock.millis());
        switch (press) {
            case Press.Ask(String question) ->
                insert.param("question", question).param("turn", null).param("helpful", null);
            case Press.Rate(String turn, boolean helpful) ->
                insert.param("question", null).param("turn", turn).param("helpful", helpful);
            case Press.Repeated _ -> throw new IllegalArgumentException("no button does that");
        }
        insert.update();
        return id;
    }

    /** Empty for data we never handed out in this chat, or have forgotten. */
    Optional<Press> press(long chat, String data, Instant at) {
        if (!OURS.matcher(data).matches()) {
            return Optional.empty();
        }
        return sql.sql("""
            select question, turn, helpful, pressed_at from telegram_button
            where id = :id and chat = :chat\
            """)
                .param("id", data)
                .param("chat", chat)
                .query(Buttons::row)
                .optional()
                .map(row -> press(row, at));
    }

    private static Press press(Row row, Instant at) {
        if (row.turn() != null) {
            return new Press.Rate(row.turn(), row.helpful());
        }
        long since = at.toEpochMilli() - row.pressedAt();
        boolean repeated = row.pressedAt() > 0 && since < DOUBLE_TAP.toMillis();
        return repeated || row.question() == null ? new Press.Repeated() : new Press.Ask(row.question());
    }

    void pressed(String data, Instant at) {
        sql.sql("update telegram_button set pressed_at = :at where id = :id")
                .param("at", at.toEpochMilli())
                .param("id", data)
                .update();
    }

    /** Forgets what nobody needs any more. */
    int forget() {
        return sql.sql("delete from telegram_button where made_at < :before")
                .param("before", clock.instant().minus(REMEMBERED).toEpochMilli())
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("question"), row.getString("turn"), row.getBoolean("helpful"), row.getLong("pressed_at"));
    }
}
