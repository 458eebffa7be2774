package yiciban.bot.review;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Question;
import yiciban.bot.answer.Rejected;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.conversation.PastTurns;
import yiciban.bot.conversation.Turn;
import yiciban.bot.system.Masking;

/**
 * 落选条目 of answers that were given and were no use: what the search sees beside what was said, as soon as the turn is in
 * the ledger. What was not found brings its own along.
 */
final class Overlooked {

    /** Questions looked at in one go; the next comes soon. */
    private static final int AT_ONCE = 200;

    private final JdbcClient sql;
    private final LiveLibrary library;
    private final PastTurns turns;
    private final Clock clock;
    private final Budget budget;

    Overlooked(JdbcClient sql, LiveLibrary library, PastTurns turns, Clock clock, Budget budget) {
        this.sql = sql;
        this.library = library;
        this.turns = turns;
        this.clock = clock;
        this.budget = budget;
    }

    private record Given(String turn, String question) {}

    /** Looks for what was not looked for yet; returns for how many. */
    int look() {
        List<Given> given = given();
        if (given.isEmpty()) {
            return 0;
        }
        return library.use(current -> {
            Budget.Spent spent = budget.begin();
            int looked = 0;
            for (Given one : given) {
                if (spent.all()) {
                    break;
                }
                sql.sql("update gap_question set rejected = :rejected where turn = :turn and rejected is null")
                        .param("rejected", Asking.looked(beside(one, current)))
                        .param("turn", one.turn())
                        .update();
                looked++;
            }
            return looked;
        });
    }

    private List<Given> given() {
        return sql.sql("""
                        select turn, question from gap_question
                        where rejected is null and reason in ('unhelpful', 'abandoned', 'human_wanted')
                        order by asked_at, turn limit :limit""")
                .param("limit", AT_ONCE)
                .query((row, n) -> new Given(row.getString("turn"), row.getString("question")))
                .list();
    }

    private List<Rejected> beside(Given one, Library current) {
        Set<String> said = turns.find(one.turn()).map(Turn::answer).map(Answer::sources).orElse(List.of()).stream()
                .map(source -> source.id().value())
                .collect(Collectors.toSet());
        return current.found(Question.of(Masking.without(one.question()), LocalDateTime.now(clock))).stream()
                .filter(found -> !said.contains(found.entry()))
                .toList();
    }
}
