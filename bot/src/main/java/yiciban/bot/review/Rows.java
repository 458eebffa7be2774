package yiciban.bot.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.PastTurns;
import yiciban.bot.system.Ids;

/** Rows of the ledger, to write; always in the caller's transaction. */
final class Rows {

    private final JdbcClient sql;
    private final Deadlines deadlines;
    private final Clock clock;
    private final Ids ids;
    private final Terms terms;

    Rows(JdbcClient sql, Deadlines deadlines, Clock clock, Ids ids) {
        this.sql = sql;
        this.deadlines = deadlines;
        this.clock = clock;
        this.ids = ids;
        this.terms = new Terms(sql, clock, ids);
    }

    Terms terms() {
        return terms;
    }

    /** Whether a change of one row was made; the terms follow it. */
    private boolean followed(String gap, int changed) {
        if (changed == 1) {
            terms.follow(gap);
        }
        return changed == 1;
    }

    boolean has(String turn) {
        return sql.sql("select 1 from gap_question where turn = :turn")
                .param("turn", turn)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Whether it was held against no other yet. */
    boolean isFresh(String gap) {
        return sql.sql("select 1 from gap where id = :id and gathered = false")
                .param("id", gap)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Optional<String> gapOf(String words) {
        return sql.sql("select gap from gap_wording where words = :words")
                .param("words", words)
                .query(String.class)
                .optional();
    }

    /** When this wording was asked last. */
    Instant lastAsked(String words) {
        return Instant.ofEpochMilli(sql.sql("select coalesce(max(asked_at), 0) from gap_question where words = :words")
                .param("words", words)
                .query(Long.class)
                .single());
    }

    /** A new gap; what it is about is not known yet. */
    String open(Incoming incoming, String office, @Nullable String noise) {
        String id = "gap-" + ids.next();
        sql.sql("""
                        insert into gap (id, status, queue, office, assigned, due, noise, noise_by_hand, gathered, version,
                            opened_at)
                        values (:id, 'open', 'missing', :office, false, :due, :noise, false, false, 1, :at)""")
                .param("id", id)
                .param("office", office)
                .param("due", dueFromNow())
                .param("noise", noise)
                .param("at", incoming.askedAt().toEpochMilli())
                .update();
        terms.follow(id);
        return id;
    }

    /** A gap beside another, of the same queue, office and day; nobody works on it yet, but somebody has made it. */
    void split(Gap from, String fresh) {
        sql.sql("""
                        insert into gap (id, status, queue, entry, office, assigned, due, noise, noise_by_hand, gathered,
                            version, opened_at)
                        select :fresh, 'open', queue, entry, office, assigned, due, noise, noise_by_hand, true, 2, opened_at
                        from gap where id = :from""").param("fresh", fresh).param("from", from.id()).update();
    }

    /** The clock of a gap runs from when it came in: what was asked weeks ago can be marked 没用 today. */
    private String dueFromNow() {
        return deadlines.due(clock.instant()).toString();
    }

    void insertWording(String words, String gap, String question) {
        sql.sql("insert into gap_wording (words, gap, question) values (:words, :gap, :question)")
                .param("words", words)
                .param("gap", gap)
                .param("question", question)
                .update();
    }

    void insertQuestion(Incoming incoming) {
        sql.sql("""
                        insert into gap_question (turn, words, reason, channel, question, shown, asked_at, rejected)
                        values (:turn, :words, :reason, :channel, :question, :shown, :at, :rejected)""")
                .param("rejected", Asking.written(incoming.rejected()))
                .param("turn", incoming.turn())
                .param("words", incoming.words())
                .param("reason", incoming.kind().name().toLowerCase(Locale.ROOT))
                .param("channel", incoming.channel())
                .param("question", incoming.question())
                .param("shown", incoming.shown())
                .param("at", incoming.askedAt().toEpochMilli())
                .update();
        sql.sql("update gap_wording set asked_of = null where words = :words")
                .param("words", incoming.words())
                .update();
    }

    /**
     * What was done with is to be done again, with a new day; what is no matter of the office stays that.
     *
     * @param asked when somebody asked; what was done with later than that stays
     */
    boolean reopen(String gap, Instant asked) {
        int changed = sql.sql("""
                                update gap set status = 'open', due = :due, closed_at = null, draft = null,
                                    version = version + 1
                                where id = :id and status in ('closed', 'dismissed') and noise is null
                                    and (closed_at is null or closed_at <= :asked)""")
                .param("id", gap)
                .param("due", dueFromNow())
                .param("asked", asked.toEpochMilli())
                .update();
        return followed(gap, changed);
    }

    /** Changes the status of exactly this version; false when somebody was faster. */
    boolean move(Gap was, Gap.Status to, @Nullable String draft) {
        if (!was.status().leadsTo(to)) {
            throw new IllegalStateException("%s is %s, not to be %s".formatted(was.id(), was.status(), to));
        }
        boolean done = to == Gap.Status.CLOSED || to == Gap.Status.DISMISSED;
        int changed = sql.sql("""
                                update gap set status = :to, draft = :draft, closed_at = :closed, version = version + 1
                                where id = :id and version = :version""")
                .param("id", was.id())
                .param("version", was.version())
                .param("to", to.name().toLowerCase(Locale.ROOT))
                .param("draft", draft)
                .param("closed", done ? clock.millis() : null)
                .update();
        return followed(was.id(), changed);
    }

    boolean assign(Gap was, String office, boolean byHand, @Nullable String owner) {
        int changed = sql.sql("""
                                update gap set office = :office, assigned = :assigned, owner = :owner,
                                    version = version + 1
                                where id = :id and version = :version""")
                .param("id", was.id())
                .param("version", was.version())
                .param("office", office)
                .param("assigned", byHand)
                .param("owner", owner)
                .update();
        return followed(was.id(), changed);
    }

    boolean due(Gap was, String day) {
        int changed = sql.sql("update gap set due = :due, version = version + 1 where id = :id and version = :version")
                .param("id", was.id())
                .param("version", was.version())
                .param("due", day)
                .update();
        return followed(was.id(), changed);
    }

    boolean noise(Gap was, @Nullable String why) {
        return sql.sql("""
                                update gap set noise = :noise, noise_by_hand = true, version = version + 1
                                where id = :id and version = :version""")
                        .param("id", was.id())
                        .param("version", was.version())
                        .param("noise", why)
                        .update()
                == 1;
    }

    /** Questions of one gap become another one's; the old one only points there. */
    boolean merge(String from, int version, String into) {
        int changed = sql.sql("""
                                update gap set status = 'merged', merged_into = :into, gathered = true, draft = null,
                                    version = version + 1
                                where id = :from and version = :version""")
                .param("from", from)
                .param("into", into)
                .param("version", version)
                .update();
        boolean moved = followed(from, changed);
        if (moved) {
            sql.sql("update gap_wording set gap = :into where gap = :from")
                    .param("from", from)
                    .param("into", into)
                    .update();
        }
        return moved;
    }

    /** The same where nobody has done anything with either; false when somebody has. */
    boolean mergeUntouched(String from, String into) {
        boolean untouched = sql.sql("select count(*) from gap where id in (:ids) and status = 'open' and version = 1")
                        .param("ids", List.of(from, into))
                        .query(Integer.class)
                        .single()
                == 2;
        return untouched && merge(from, 1, into);
    }

    /** Whoever looked at it before is told. */
    void touch(String gap) {
        sql.sql("update gap set version = version + 1 where id = :id")
                .param("id", gap)
                .update();
    }

    void moveWordings(List<String> words, String into) {
        sql.sql("update gap_wording set gap = :into where words in (:words)")
                .param("words", words)
                .param("into", into)
                .update();
    }

    /** Keeps an answer; false when there is one already. */
    boolean resolve(String turn, Answer answer) {
        return sql.sql("""
                                update gap_question set answer = :answer, resolved_at = :at
                                where turn = :turn and resolved_at is null""")
                        .param("turn", turn)
                        .param("answer", PastTurns.written(answer))
                        .param("at", clock.millis())
                        .update()
                == 1;
    }

    /** Another answer is wanted than the one that was told; false when that is known already. */
    boolean answeredInVain(String turn, String told) {
        int changed = sql.sql("""
                                update gap_question set reason = 'unhelpful', shown = :told
                                where turn = :turn and reason <> 'unhelpful'""").param("turn", turn).param("told", told).update();
        unresolve(turn);
        return changed == 1;
    }

    /** What was kept may not be said any more: it waits for another answer, and is asked again. */
    void unresolve(String turn) {
        sql.sql("update gap_question set answer = null, resolved_at = null where turn = :turn")
                .param("turn", turn)
                .update();
        sql.sql(
                        "update gap_wording set asked_of = null where words = (select words from gap_question where turn = :turn)")
                .param("turn", turn)
                .update();
    }

    void event(String gap, String actor, String action, String remark) {
        sql.sql("""
                        insert into gap_event (id, gap, at, actor, action, remark)
                        values (:id, :gap, :at, :actor, :action, :remark)""")
                .param("id", ids.next())
                .param("gap", gap)
                .param("at", clock.millis())
                .param("actor", actor)
                .param("action", action)
                .param("remark", remark)
                .update();
    }

    void insertNote(String gap, Note note) {
        sql.sql("""
                        insert into gap_note (gap, author, text, entry, written_at)
                        values (:gap, :author, :text, :entry, :at)
                        on conflict (gap) do update set author = excluded.author, text = excluded.text,
                            entry = excluded.entry, written_at = excluded.written_at""")
                .param("gap", gap)
                .param("author", note.author())
                .param("text", note.text())
                .param("entry", note.entry())
                .param("at", clock.millis())
                .update();
    }

    void removeNote(String gap) {
        sql.sql("delete from gap_note where gap = :gap").param("gap", gap).update();
    }
}
