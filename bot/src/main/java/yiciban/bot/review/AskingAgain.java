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

    private static final String REOPENED = "重新打开";

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

    private record Unasked(String words, String gap, boolean closed, String question) {}

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
            if (all) {
                drafted().stream()
                        .filter(gap -> over(gap, current))
                        .forEach(gap -> transactions.executeWithoutResult(status -> stillOpen(gap)));
            }
            tellLate(current);
            return resolved;
        });
    }

    private record Late(String turn, String gap, Answer answer) {}

    /**
     * Whoever wished to hear of it only after there was an answer; and whoever waits again, because its source was
     * withdrawn before he heard of it.
     */
    private void tellLate(Library current) {
        sql.sql("""
                        select turn, gap, answer
                        from gap_question one join gap_wording wording on wording.words = one.words
                        where resolved_at is not null and exists
                            (select 1 from wish where wish.turn = one.turn and wish.status = 'waiting')
                        order by turn limit :limit""")
                .param("limit", AT_ONCE)
                .query((row, n) ->
                        new Late(row.getString("turn"), row.getString("gap"), PastTurns.read(row.getString("answer"))))
                .list()
                .forEach(late -> transactions.executeWithoutResult(status -> {
                    if (quotable(current, late.answer())) {
                        later.answered(late.turn(), late.answer());
                    } else {
                        waitAgain(late);
                    }
                }));
    }

    private void waitAgain(Late late) {
        rows.unresolve(late.turn());
        Gap gap = gaps.get(late.gap());
        if (gap.status() == Gap.Status.CLOSED && rows.reopen(gap.id(), clock.instant())) {
            rows.event(gap.id(), Actor.program().name(), REOPENED, "答案的出处已经停用，还有人等着");
        }
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

    /** Of gaps nobody works on any more: what came in late, and those whom somebody promised to tell. */
    private List<Unasked> unasked(String publication) {
        return sql.sql("""
                        select words, gap.id, status, question from gap_wording join gap on gap.id = gap_wording.gap
                        where gathered = true and (asked_of is null or asked_of <> :publication)
                            and (status in ('open', 'drafted') or exists
                                (select 1 from gap_question one where one.words = gap_wording.words
                                    and one.resolved_at is null and (status = 'closed' or exists
                                    (select 1 from wish where wish.turn = one.turn and wish.status = 'waiting'))))
                        order by opened_at, gap.id, words limit :limit""")
                .param("publication", publication)
                .param("limit", AT_ONCE)
                .query((row, n) -> new Unasked(
                        row.getString("words"),
                        row.getString("id"),
                        row.getString("status").equals("closed"),
                        row.getString("question")))
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
        if (resolved > 0 || one.closed()) {
            standing(gaps.get(one.gap()));
        }
        return resolved;
    }

    /** What has all its answers is closed, what has not is not. */
    private void standing(Gap gap) {
        boolean answered = gap.waiting() == 0;
        if (answered && gap.status().pending() && rows.move(gap, Gap.Status.CLOSED, gap.draft())) {
            rows.event(gap.id(), Actor.program().name(), "已解决", "所有问法现在都有答案");
        }
        if (!answered && gap.status() == Gap.Status.CLOSED && rows.reopen(gap.id(), clock.instant())) {
            rows.event(gap.id(), Actor.program().name(), REOPENED, "还有人没得到答案");
        }
    }

    private List<Asking> unresolved(String words) {
        return sql.sql(Asking.SELECT
                        + " where one.words = :words and one.resolved_at is null order by one.asked_at, one.turn")
                .param("words", words)
                .query(Asking::of)
                .list();
    }

    private record Drafted(String gap, String draft) {}

    private List<Drafted> drafted() {
        return sql.sql("select id, draft from gap where status = 'drafted' and draft is not null order by id")
                .query((row, n) -> new Drafted(row.getString("id"), row.getString("draft")))
                .list();
    }

    /** What was written is published and was asked, or is given up. */
    private boolean over(Drafted drafted, Library current) {
        return !shelves.beingWritten(drafted.draft()) && shelves.upToDate(drafted.draft(), current);
    }

    /** Some of its questions still have no answer. */
    private void stillOpen(Drafted drafted) {
        String id = drafted.gap();
        Gap gap = gaps.get(id);
        boolean same = gap.status() == Gap.Status.DRAFTED && drafted.draft().equals(gap.draft());
        if (same && rows.move(gap, Gap.Status.OPEN, null)) {
            String left = gap.progress().isEmpty() ? "所有问法都还没找到" : gap.progress();
            rows.event(id, Actor.program().name(), ASKED_AGAIN, left);
        }
    }
}
