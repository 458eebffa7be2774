package yiciban.bot.telegram;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known of a chat beside its messages. Every method is one statement. */
final class Chats {

    private final JdbcClient sql;
    private final Clock clock;

    Chats(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** It blocked us or is gone. */
    void inactive(long chat) {
        set(chat, true, 0);
    }

    /** Nothing is left of what went to and fro, and it need not wait: what was known of it counts for nothing. Returns how many. */
    int forget() {
        return sql.sql("""
                        delete from telegram_chat where paused_until < :now
                            and not exists (select 1 from telegram_message sent where sent.chat = telegram_chat.chat)
                            and not exists (select 1 from telegram_update came where came.chat = telegram_chat.chat)""").param("now", clock.millis()).update();
    }

    /** It wrote, or let us in again. */
    void active(long chat) {
        sql.sql("update telegram_chat set inactive = false where chat = :chat and inactive")
                .param("chat", chat)
                .update();
    }

    boolean isInactive(long chat) {
        return sql.sql("select count(*) from telegram_chat where chat = :chat and inactive")
                        .param("chat", chat)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void pause(long chat, Duration time) {
        set(chat, false, clock.instant().plus(time).toEpochMilli());
    }

    /** What is left of a pause; zero when there is none. */
    Duration pause(long chat) {
        long until = sql.sql("select paused_until from telegram_chat where chat = :chat")
                .param("chat", chat)
                .query(Long.class)
                .optional()
                .orElse(0L);
        long left = until - clock.millis();
        return left > 0 ? Duration.ofMillis(left) : Duration.ZERO;
    }

    private void set(long chat, boolean inactive, long pausedUntil) {
        sql.sql("""
            insert into telegram_chat (chat, inactive, paused_until) values (:chat, :inactive, :until)
            on conflict (chat) do update set inactive = excluded.inactive, paused_until = excluded.paused_until\
            """)
                .param("chat", chat)
                .param("inactive", inactive)
                .param("until", pausedUntil)
                .update();
    }
}
