package yiciban.bot.review;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.PastTurns;

/** Questions that were not found, as the conversation of a citizen leaves them. */
final class Unanswered {

    private Unanswered() {}

    /** The conversation that they are in. */
    static void begin(JdbcClient sql) {
        sql.sql("insert into conversation (id, channel, address, begun_at) values ('c', 'web', 'c', 0)")
                .update();
    }

    /** Asked now. */
    static void asked(JdbcClient sql, Clock clock, String id, int number, String question, Answer told) {
        sql.sql("""
                        insert into turn (id, conversation, number, message, question, masked, asked_at, outcome, answer)
                        values (:id, 'c', :number, :id, :question, false, :at, 'not_found', :answer)""")
                .param("id", id)
                .param("number", number)
                .param("question", question)
                .param("at", clock.millis())
                .param("answer", PastTurns.written(told))
                .update();
    }
}
