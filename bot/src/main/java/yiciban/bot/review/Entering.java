package yiciban.bot.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.PersonWanted;
import yiciban.bot.conversation.PastTurns;
import yiciban.bot.conversation.Turn;
import yiciban.bot.knowledge.Offices;
import yiciban.bot.staff.Actor;

/**
 * 进账: turns without a satisfying answer enter the ledger, each once: the turn's id is the key. Read from the turns again
 * and again, so that no crash loses one.
 */
public final class Entering {

    /** Turns of one look; the next comes soon. */
    private static final int AT_ONCE = 500;

    /** Turns of a conversation looked at on each side: a choice and its correction need three. */
    private static final int AROUND = 6;

    private static final String DOUBTFUL = "doubtful";

    private final JdbcClient sql;
    private final TransactionOperations transactions;
    private final PastTurns turns;
    private final Rows rows;
    private final Offices offices;
    private final Clock clock;
    private final Judging judging = new Judging(PersonWanted.read());

    Entering(
            JdbcClient sql,
            TransactionOperations transactions,
            PastTurns turns,
            Rows rows,
            Offices offices,
            Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.turns = turns;
        this.rows = rows;
        this.offices = offices;
        this.clock = clock;
    }

    /** What a program of the version before did not write down. */
    void catchUp() {
        rows.terms().catchUp(transactions);
    }

    /** Everything there is; whoever marked an old answer as 没用 today is heard, too. */
    public int all() {
        return since(Instant.EPOCH);
    }

    /** Questions of gaps that nobody works on any more, when their time is over, and then their wordings and what was said of them; what is counted stays. */
    void forget(Instant before) {
        long until = before.toEpochMilli();
        transactions.executeWithoutResult(status -> {
            sql.sql("""
                delete from gap_question where asked_at < :before and words in
                    (select words from gap_wording join gap on gap.id = gap_wording.gap
                        where gap.status not in ('open', 'drafted'))""").param("before", until).update();
            sql.sql("""
                delete from gap_wording where gap in
                    (select id from gap where status in ('closed', 'dismissed') and closed_at < :before)
                    and not exists (select 1 from gap_question where gap_question.words = gap_wording.words)""").param("before", until).update();
            sql.sql("""
                delete from gap_note where written_at < :before
                    and gap in (select id from gap where status not in ('open', 'drafted'))
                    and not exists (select 1 from gap_wording where gap_wording.gap = gap_note.gap)""").param("before", until).update();
            sql.sql("""
                delete from gap_event where at < :before
                    and gap in (select id from gap where status not in ('open', 'drafted'))
                    and not exists (select 1 from gap_wording where gap_wording.gap = gap_event.gap)""").param("before", until).update();
        });
    }

    /** What was asked since then; costs little. */
    int since(Instant then) {
        return unsatisfied(then) + doubtful() + answeredInVain();
    }

    private int unsatisfied(Instant since) {
        int entered = 0;
        List<String> found;
        do {
            found = sql.sql("""
                            select id from turn
                            where (outcome in ('not_found', 'failed') or helpful = false) and asked_at >= :since
                                and not exists (select 1 from gap_question where gap_question.turn = turn.id)
                            order by asked_at, id limit :limit""")
                    .param("since", since.toEpochMilli())
                    .param("limit", AT_ONCE)
                    .query((row, n) -> row.getString("id"))
                    .list();
            int before = entered;
            for (String turn : found) {
                entered += enter(turn) ? 1 : 0;
            }
            if (entered == before) {
                break; // none of them could be read
            }
        } while (found.size() == AT_ONCE);
        return entered;
    }

    /**
     * Clarifications that nobody answered, and who wanted a person: known only half an hour later. All before the cursor
     * are settled, since none of them waits for its answer any more.
     */
    private int doubtful() {
        long from = sql.sql("select asked_until from gap_cursor where name = :name")
                .param("name", DOUBTFUL)
                .query(Long.class)
                .single();
        long until = Math.min(
                clock.instant().minus(Judging.PATIENCE).toEpochMilli(),
                sql.sql("select coalesce(min(asked_at), :none) from turn where outcome is null")
                        .param("none", Long.MAX_VALUE)
                        .query(Long.class)
                        .single());
        if (until <= from) {
            return 0;
        }
        List<String> found = sql.sql("""
                        select id from turn
                        where outcome in ('clarifying', 'small_talk') and asked_at >= :from and asked_at < :until
                            and not exists (select 1 from gap_question where gap_question.turn = turn.id)
                        order by asked_at, id""")
                .param("from", from)
                .param("until", until)
                .query((row, n) -> row.getString("id"))
                .list();
        int entered = 0;
        for (String turn : found) {
            entered += enter(turn) ? 1 : 0;
        }
        sql.sql("update gap_cursor set asked_until = :until where name = :name and asked_until < :until")
                .param("until", until)
                .param("name", DOUBTFUL)
                .update();
        return entered;
    }

    private record InVain(String turn, String gap, Answer answer) {}

    /** 后来的答案没用: what had its answer has none again, once; its gap is opened, with a new day. */
    private int answeredInVain() {
        List<InVain> found = sql.sql("""
                        select one.turn, gap, one.answer
                        from wish join gap_question one on one.turn = wish.turn
                            join gap_wording wording on wording.words = one.words
                        where wish.status = 'told' and wish.helpful = false
                            and one.resolved_at is not null and one.reason <> 'unhelpful'
                        order by wish.rated_at, one.turn limit :limit""")
                .param("limit", AT_ONCE)
                .query((row, n) -> new InVain(
                        row.getString("turn"), row.getString("gap"), PastTurns.read(row.getString("answer"))))
                .list();
        found.forEach(one -> transactions.executeWithoutResult(status -> {
            if (rows.answeredInVain(one.turn(), one.answer().text())) {
                rows.reopen(one.gap(), clock.instant());
                rows.event(one.gap(), Actor.program().name(), "重新打开", "后来告诉的答案没用");
            }
        }));
        return found.size();
    }

    private boolean enter(String id) {
        Turn turn = turns.find(id).orElseThrow();
        Optional<Incoming> incoming = judging.of(turn, turns.channel(id).orElse("web"), turns.around(id, AROUND));
        return incoming.isPresent() && Boolean.TRUE.equals(transactions.execute(status -> enter(incoming.get())));
    }

    private boolean enter(Incoming incoming) {
        if (rows.has(incoming.turn())) {
            return false;
        }
        String words = incoming.words();
        Optional<String> known = rows.gapOf(words);
        if (known.isEmpty()) {
            String gap = rows.open(incoming, offices.ofText(incoming.question()), incoming.empty() ? "没有说是什么事" : null);
            rows.insertWording(words, gap, incoming.question());
            rows.insertQuestion(incoming);
            return true;
        }
        rows.insertQuestion(incoming);
        if (rows.reopen(known.get(), incoming.askedAt())) {
            rows.event(known.get(), Actor.program().name(), "重新打开", "又有人问：" + incoming.question());
        }
        return true;
    }
}
