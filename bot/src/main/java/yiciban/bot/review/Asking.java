package yiciban.bot.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.PastTurns;

/**
 * 一次提问: a turn in the ledger.
 *
 * @param words what it shares with the same wording
 * @param shown what was said to it then
 * @param answer what is said to it now; null while nothing is
 */
record Asking(
        String turn,
        String words,
        Gap.Kind kind,
        String channel,
        String question,
        String shown,
        Instant askedAt,
        @Nullable Answer answer) {

    static Asking of(ResultSet row, int number) throws SQLException {
        String answer = row.getString("answer");
        return new Asking(
                row.getString("turn"),
                row.getString("words"),
                Gap.Kind.named(row.getString("reason")).orElseThrow(),
                row.getString("channel"),
                row.getString("question"),
                row.getString("shown"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                answer == null ? null : PastTurns.read(answer));
    }

    /**
     * Whether an answer satisfies where the first one did not: who had one already and was not content needs another
     * one.
     */
    boolean satisfiedBy(Answer now) {
        boolean had = kind == Gap.Kind.UNHELPFUL || kind == Gap.Kind.HUMAN_WANTED;
        return now instanceof Answer.Answered && !(had && now.text().equals(shown));
    }
}
