package yiciban.bot.review;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Question;
import yiciban.bot.conversation.AnsweredLater;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.conversation.PastTurns;
import yiciban.bot.knowledge.Shelves;
import yiciban.bot.staff.Actor;
import yiciban.bot.system.Masking;

/**
 * 重问: whenever there is other content, every wording without an answer is asked again, as a first question. Each wording
 * keeps of which content it was asked last: what a crash leaves undone is done at the next start.
 */
final class AskingAgain {

    /** Wordings asked in one go; the next comes soon. */
    private static final int AT_ONCE = 500;

    private static final String ASKED_AGAIN = "发布后重问";

    private final JdbcClient sql;
    private final TransactionOperations transactions;
    private final LiveLibrary library;
    private final Shelves shelves;
    private final Gaps gaps;
    private final Rows rows;
    private final AnsweredLater later;
    private final Clock clock;
    private final Budget budget;

    AskingAgain(
            JdbcClient sql,
            TransactionOperations transactions,
            LiveLibrary library,
            Shelves shelves,
            Gaps gaps,
            Rows rows,
            AnsweredLater later,
            Clock clock,
            Budget budget) {
        this.sql = sql;
        this.transactions = transactions;
        this.library = library;
        this.shelves = shelves;
        this.gaps = gaps;
        this.rows = rows;
        this.later = later;
        this.clock = clock;
        this.budget = budget;
    }

    private record Unasked(String words, String gap, String question) {}

    /** Asks what was not asked of the present content yet; returns how many questions have an answer now. */
    int ask() {
        return library.use(current -> {
            String publication = current.publication();
            int resolved = 0;
            List<Unasked> unasked = unasked(publication);
            Budget.Spent spent = budget.begin();
            boolean all = unasked.size() < AT_ONCE;
            for (Unasked one : unasked) {
                if (spent.all()) {
                    all = false;
                    break;
                }
                Answer answer = answer(current, one.question());
                boolean sure = current.sure(answer);
                resolved += Optional.ofNullable(transactions.execute(status -> keep(one, answer, sure, publication)))
                        .orElse(0);
            }
            if (!unasked.isEmpty() && all) {
                drafted().forEach(gap -> transactions.executeWithoutResult(status -> stillOpen(gap)));
            }
            tellLate(current);
            return resolved;
        });
    }

    private record Late(String turn, Answer answer) {}

    /** Whoever wished to hear of it only after there was an answer. */
    private void tellLate(Library current) {
        sql
                .sql("""
                        select turn, answer from gap_question where resolved_at is not null and exists
                            (select 1 from wish where wish.turn = gap_question.turn and wish.status = 'waiting')
                        order by turn limit :limit""")
                .param("limit", AT_ONCE)
                .query((row, n) -> new Late(row.getString("turn"), PastTurns.read(row.getString("answer"))))
                .list()
                .stream()
                .filter(late -> quotable(current, late.answer()))
                .forEach(late ->
                        transactions.executeWithoutResult(status -> later.answered(late.turn(), late.answer())));
    }

    private boolean quotable(Library current, Answer answer) {
        return answer.sources().stream()
                .allMatch(source -> current.catalog()
                        .find(source.id())
                        .filter(entry -> entry.quotableAt(LocalDateTime.now(clock)))
                        .isPresent());
    }

    /** What an employee sees before: the answer that this question gets now. */
    Answer answer(Library current, String question) {
        return current.answering().answer(Question.of(Masking.without(question), LocalDateTime.now(clock)), List.of());
    }

    private List<Unasked> unasked(String publication) {
        return sql.sql("""
                        select words, gap.id, question from gap_wording join gap on gap.id = gap_wording.gap
                        where status in ('open', 'drafted') and gathered = true
                            and (asked_of is null or asked_of <> :publication)
                        order by opened_at, gap.id, words limit :limit""")
                .param("publication", publication)
                .param("limit", AT_ONCE)
                .query((row, n) -> new Unasked(row.getString("words"), row.getString("id"), row.getString("question")))
                .list();
    }

    /** All in one transaction: that it was asked, the answers, who is told of them, and the gap's end. */
    private int keep(Unasked one, Answer answer, boolean sure, String publication) {
        sql.sql("update gap_wording set asked_of = :publication where words = :words")
                .param("publication", publication)
                .param("words", one.words())
                .update();
        int resolved = 0;
        for (Asking asking : sure ? unresolved(one.words()) : List.<Asking>of()) {
            if (asking.satisfiedBy(answer) && rows.resolve(asking.turn(), answer)) {
                later.answered(asking.turn(), answer);
                resolved++;
            }
        }
        if (resolved > 0) {
            Gap gap = gaps.get(one.gap());
            if (gap.waiting() == 0 && rows.move(gap, Gap.Status.CLOSED, gap.draft())) {
                rows.event(gap.id(), Actor.program().name(), "已解决", "所有问法现在都有答案");
            }
        }
        return resolved;
    }

    private List<Asking> unresolved(String words) {
        return sql.sql("""
                        select turn, words, reason, channel, question, shown, asked_at, answer, resolved_at
                        from gap_question where words = :words and resolved_at is null order by asked_at, turn""").param("words", words).query(Asking::of).list();
    }

    private List<String> drafted() {
        return sql.sql("select id from gap where status = 'drafted' order by id")
                .query((row, n) -> row.getString("id"))
                .list();
    }

    /** What was written is published, or given up, and some of the questions still have no answer. */
    private void stillOpen(String id) {
        Gap gap = gaps.get(id);
        boolean over = gap.draft() != null && !shelves.beingWritten(gap.draft());
        if (over && rows.move(gap, Gap.Status.OPEN, null)) {
            String left = gap.progress().isEmpty() ? "所有问法都还没找到" : gap.progress();
            rows.event(id, Actor.program().name(), ASKED_AGAIN, left);
        }
    }
}
