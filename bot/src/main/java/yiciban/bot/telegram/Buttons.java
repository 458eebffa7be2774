package yiciban.bot.telegram;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.conversation.Level;
import yiciban.bot.conversation.Reason;

/**
 * What the buttons out there do. A button has room for 64 bytes, some twenty characters of Chinese, so it carries a
 * short number that stands for the question. Every method is one statement.
 */
final class Buttons {

    /** What a button of ours carries. */
    static final Pattern OURS = Pattern.compile("[0-9a-f]{16}");

    /** Who finds an older button asks anew. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** The second tap of an impatient finger, where pressing says something in the chat. */
    private static final Duration DOUBLE_TAP = Duration.ofSeconds(10);

    private record Row(Press press, boolean repeats, long pressedAt) {}

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
            insert into telegram_button (id, chat, question, turn, helpful, wish, reason, level, made_at)
            values (:id, :chat, :question, :turn, :helpful, :wish, :reason, :level, :now)\
            """).param("id", id).param("chat", chat).param("now", clock.millis());
        columns(press).forEach(insert::param);
        insert.update();
        return id;
    }

    private static Map<String, @Nullable Object> columns(Press press) {
        var columns = new HashMap<String, @Nullable Object>();
        List.of("question", "turn", "helpful", "wish", "reason", "level").forEach(name -> columns.put(name, null));
        switch (press) {
            case Press.Ask(String question) -> columns.put("question", question);
            case Press.Rate(String turn, boolean helpful) -> {
                columns.put("turn", turn);
                columns.put("helpful", helpful);
            }
            case Press.Grade(String turn, Level level) -> {
                columns.put("turn", turn);
                columns.put("helpful", level.good());
                columns.put("level", level.number());
            }
            case Press.Because(String turn, Reason reason) -> {
                columns.put("turn", turn);
                columns.put("reason", reason.code());
            }
            case Press.Hear(String turn, boolean wanted) -> {
                columns.put("turn", turn);
                columns.put("wish", wanted);
            }
            case Press.Repeated _ -> throw new IllegalArgumentException("no button does that");
        }
        return columns;
    }

    /** Empty for data we never handed out in this chat, or have forgotten. */
    Optional<Press> press(long chat, String data, Instant at) {
        if (!OURS.matcher(data).matches()) {
            return Optional.empty();
        }
        return sql.sql("""
            select question, turn, helpful, wish, reason, level, pressed_at from telegram_button
            where id = :id and chat = :chat\
            """)
                .param("id", data)
                .param("chat", chat)
                .query(Buttons::row)
                .optional()
                .map(row -> press(row, at));
    }

    private static Press press(Row row, Instant at) {
        long since = at.toEpochMilli() - row.pressedAt();
        boolean again = row.pressedAt() > 0 && since < DOUBLE_TAP.toMillis();
        return again && row.repeats() ? new Press.Repeated() : row.press();
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
        long pressedAt = row.getLong("pressed_at");
        String question = row.getString("question");
        if (question != null) {
            return new Row(new Press.Ask(question), true, pressedAt);
        }
        String turn = row.getString("turn");
        String reason = row.getString("reason");
        if (reason != null) {
            return new Row(new Press.Because(turn, Reason.of(reason).orElse(Reason.OTHER)), false, pressedAt);
        }
        Optional<Level> level = Level.of(row.getInt("level"));
        if (level.isPresent()) {
            return new Row(new Press.Grade(turn, level.get()), false, pressedAt);
        }
        boolean wanted = row.getBoolean("wish");
        return row.wasNull()
                ? new Row(new Press.Rate(turn, row.getBoolean("helpful")), false, pressedAt)
                : new Row(new Press.Hear(turn, wanted), true, pressedAt);
    }
}
