package yiciban.bot.review;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Rejected;
import yiciban.bot.conversation.PastTurns;

/** A gap of which everything that citizens and staff can say is hostile, as rows: working through it would take minutes. */
final class HostileGap {

    static final String ID = "gap-hostile";

    /** Questions on its page, the newest. */
    static final int SHOWN = 50;

    private HostileGap() {}

    /** Every line is a question, what was said to it, what its citizen remarked, and a step of somebody's work. */
    static void insert(JdbcClient sql, List<String> lines, long now) {
        String all = String.join(" ", lines);
        sql.sql("insert into conversation (id, channel, address, begun_at) values ('hostile', 'web', 'hostile', 0)")
                .update();
        sql.sql("""
                        insert into gap (id, status, queue, office, assigned, owner, due, noise, noise_by_hand, gathered,
                            version, opened_at)
                        values (:id, 'open', 'missing', '公安', true, :all, '2020-01-01', :all, true, true, 1, 0)""").param("id", ID).param("all", all).update();
        sql.sql("insert into gap_note (gap, author, text, entry, written_at) values (:id, :all, :all, :all, 0)")
                .param("id", ID)
                .param("all", all)
                .update();
        for (int i = 0; i < lines.size(); i++) {
            insert(sql, lines.get(i), i, now);
        }
    }

    private static void insert(JdbcClient sql, String line, int number, long now) {
        var answer = new Answer.NotFound(line, List.of(), 0.1);
        sql.sql("""
                        insert into turn (id, conversation, number, message, question, masked, asked_at, outcome, answer)
                        values (:id, 'hostile', :number, :id, :line, false, :now, 'not_found', :answer)""")
                .param("id", "hostile-" + number)
                .param("number", number + 1)
                .param("line", line)
                .param("now", now)
                .param("answer", PastTurns.written(answer))
                .update();
        sql.sql("insert into rating (turn, reason, remark, rated_at) values (:id, 'unclear', :line, 0)")
                .param("id", "hostile-" + number)
                .param("line", line)
                .update();
        sql.sql("insert into gap_wording (words, gap, question, asked_of) values (:id, :gap, :line, 'nothing')")
                .param("id", "hostile-" + number)
                .param("gap", ID)
                .param("line", line)
                .update();
        sql.sql("""
                        insert into gap_question (turn, words, reason, channel, question, shown, asked_at, answer,
                            resolved_at, rejected)
                        values (:id, :id, 'not_found', 'web', :line, :line, :now, :answer, :now, :rejected)""")
                .param("id", "hostile-" + number)
                .param("line", line)
                .param("now", now)
                .param("answer", PastTurns.written(answer))
                .param("rejected", Asking.written(List.of(new Rejected(line, line, 0.1))))
                .update();
        sql.sql("""
                        insert into gap_event (id, gap, at, actor, action, remark)
                        values (:id, :gap, 0, :line, :line, :line)""")
                .param("id", "hostile-" + number)
                .param("gap", ID)
                .param("line", line)
                .update();
    }

    /** Asked again, one after the other. */
    static void newest(JdbcClient sql, List<String> lines, long now) {
        for (int i = 0; i < lines.size(); i++) {
            sql.sql("update gap_question set asked_at = :at where turn like 'hostile-%' and question = :line")
                    .param("at", now + i)
                    .param("line", lines.get(i))
                    .update();
        }
    }

    static void delete(JdbcClient sql) {
        for (String rows : List.of(
                "gap_note where gap = 'gap-hostile'",
                "gap_event where gap = 'gap-hostile'",
                "gap_question where turn like 'hostile-%'",
                "gap_wording where gap = 'gap-hostile'",
                "gap_term where gap = 'gap-hostile'",
                "gap where id = 'gap-hostile'",
                "rating where turn like 'hostile-%'",
                "turn where conversation = 'hostile'",
                "conversation where id = 'hostile'")) {
            sql.sql("delete from " + rows).update();
        }
    }
}
