package yiciban.bot.insight;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What citizens asked and what became of it, written into the tables; times are the office's. */
final class District {

    static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    final JdbcClient sql;
    private int rows;

    District(JdbcClient sql) {
        this.sql = sql;
    }

    static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(OFFICE).toInstant();
    }

    /** A published entry. */
    void publishes(String entry, String kind, String office, String title) {
        sql.sql("""
                        insert into entry (id, kind, office, position, live)
                        values (:id, :kind, :office, 1, :revision)""")
                .param("id", entry)
                .param("kind", kind)
                .param("office", office)
                .param("revision", "r-" + entry)
                .update();
        sql.sql("""
                        insert into revision (id, entry, number, title, content, state, version, authors, origin,
                            created_at, changed_at, remark)
                        values (:id, :entry, 1, :title, '', 'PUBLISHED', 1, 'wang', 'form', 0, 0, '')""")
                .param("id", "r-" + entry)
                .param("entry", entry)
                .param("title", title)
                .update();
    }

    /** A question with its ending and the entry it was answered from; the id of its turn. */
    String asks(String time, String channel, String question, @Nullable String outcome, @Nullable String subject) {
        String id = "t%03d".formatted(++rows);
        sql.sql("insert into conversation (id, channel, address, begun_at) values (:id, :channel, :id, 0)")
                .param("id", id)
                .param("channel", channel)
                .update();
        sql.sql("""
                        insert into turn (id, conversation, number, message, question, masked, asked_at, outcome, subject)
                        values (:id, :id, 1, :id, :question, false, :at, :outcome, :subject)""")
                .param("id", id)
                .param("question", question)
                .param("at", at(time).toEpochMilli())
                .param("outcome", outcome)
                .param("subject", subject)
                .update();
        return id;
    }

    void marksUseless(String turn) {
        sql.sql("update turn set helpful = false where id = :id")
                .param("id", turn)
                .update();
    }

    void rates(String turn, int level) {
        sql.sql("insert into rating (turn, level, rated_at) values (:turn, :level, 0)")
                .param("turn", turn)
                .param("level", level)
                .update();
    }

    /** Of an answer that came later. */
    void ratesLater(String turn, int level) {
        sql.sql("""
                        insert into wish (id, turn, conversation, status, helpful, level, wished_at)
                        select 'w-' || id, id, conversation, 'told', :helpful, :level, 0 from turn where id = :turn""")
                .param("turn", turn)
                .param("helpful", level <= 3)
                .param("level", level)
                .update();
    }

    /** A gap with one question of this turn. */
    void gap(
            String id, String office, String due, String turn, String channel, String askedAt, @Nullable String noise) {
        sql.sql("""
                        insert into gap (id, status, queue, office, assigned, due, noise, noise_by_hand, gathered, version,
                            opened_at)
                        values (:id, 'open', 'missing', :office, false, :due, :noise, false, true, 1, 0)""")
                .param("id", id)
                .param("office", office)
                .param("due", due)
                .param("noise", noise)
                .update();
        sql.sql("insert into gap_term (id, gap, office, due) values (:id, :id, :office, :due)")
                .param("id", id)
                .param("office", office)
                .param("due", due)
                .update();
        sql.sql("insert into gap_wording (words, gap, question) values (:id, :id, :id)")
                .param("id", id)
                .update();
        sql.sql("""
                        insert into gap_question (turn, words, reason, channel, question, shown, asked_at)
                        values (:turn, :words, 'not_found', :channel, :words, '', :at)""")
                .param("turn", turn)
                .param("words", id)
                .param("channel", channel)
                .param("at", at(askedAt).toEpochMilli())
                .update();
    }

    /** The gap's question gets its answer, and the gap is closed. */
    void answers(String gap, String time) {
        sql.sql("update gap_question set answer = '{}', resolved_at = :at where words = :gap")
                .param("at", at(time).toEpochMilli())
                .param("gap", gap)
                .update();
        sql.sql("update gap set status = 'closed', closed_at = :at where id = :gap")
                .param("at", at(time).toEpochMilli())
                .param("gap", gap)
                .update();
        ends(gap, "closed", time);
    }

    /** The gap's day no longer runs. */
    void ends(String gap, String how, String time) {
        sql.sql("update gap_term set ending = :how, ended_at = :at where gap = :gap and ended_at is null")
                .param("how", how)
                .param("at", at(time).toEpochMilli())
                .param("gap", gap)
                .update();
    }

    /** Two weeks of a small office, Monday 2026-11-02 to Sunday 2026-11-15. */
    void twoWeeks() {
        publishes("guide-101", "SERVICE_ITEM", "公安", "居住证办理");
        publishes("guide-102", "SERVICE_ITEM", "民政", "婚姻登记");
        publishes("guide-103", "SERVICE_ITEM", "民政", "收养登记");
        publishes("un-101", "UNCOVERED", "公安", "狗粮许可");
        asks("2026-11-02T00:00:00", "web", "居住证怎么办", "answered", "guide-101");
        marksUseless(asks("2026-11-03T09:00:00", "telegram", "居住证怎么办？", "answered", "guide-101"));
        rates(asks("2026-11-08T23:59:59", "web", "结婚要带什么", "answered", "guide-102"), 5);
        rates(asks("2026-11-09T00:00:00", "web", "结婚要多久", "answered", "guide-102"), 1);
        String streetLight = asks("2026-11-09T10:00:00", "web", "路灯坏了找谁", "not_found", null);
        gap("gap-1", "公安", "2026-11-10", streetLight, "web", "2026-11-09T10:00:00", null);
        answers("gap-1", "2026-11-10T23:00:00");
        String tobacco = asks("2026-11-10T10:00:00", "telegram", "烟草证怎么办", "not_found", null);
        gap("gap-2", "公安", "2026-11-11", tobacco, "telegram", "2026-11-10T10:00:00", null);
        answers("gap-2", "2026-11-12T00:30:00");
        asks("2026-11-11T10:00:00", "web", "怎么办", "clarifying", null);
        asks("2026-11-11T10:01:00", "web", "你好", "small_talk", null);
        asks("2026-11-15T23:59:59", "web", "还在吗", null, null);
        asks("2026-11-16T00:00:00", "web", "居住证多少钱", "answered", "guide-101");
        asks("2026-11-01T23:59:59", "web", "收养要什么条件", "answered", "guide-103");
    }
}
