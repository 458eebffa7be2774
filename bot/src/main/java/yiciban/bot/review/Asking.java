package yiciban.bot.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Rejected;
import yiciban.bot.conversation.Level;
import yiciban.bot.conversation.PastTurns;
import yiciban.bot.conversation.Reason;

/**
 * 一次提问: a turn in the ledger.
 *
 * @param words what it shares with the same wording
 * @param shown what was said to it then; of an answer that came later and was no use, that one
 * @param answer what is said to it now; null while nothing is
 * @param rejected what was found then and not said, best first; empty when nothing was
 * @param level 好差评 of the citizen, of the answer that was heard last; null when not said
 * @param why it was no use; null when not said
 * @param remark in the citizen's words, without personal numbers; empty when nothing
 */
public record Asking(
        String turn,
        String words,
        Gap.Kind kind,
        String channel,
        String question,
        String shown,
        Instant askedAt,
        @Nullable Answer answer,
        List<Rejected> rejected,
        @Nullable Level level,
        @Nullable Reason why,
        String remark) {

    /** To be ended with a condition. */
    static final String SELECT = """
            select one.turn, one.words, one.reason, one.channel, one.question, one.shown, one.asked_at, one.answer,
                one.rejected,
                case when wish.helpful is null then rating.level else wish.level end as level,
                case when wish.helpful is null then rating.reason else wish.reason end as why,
                case when wish.helpful is null then rating.remark else wish.remark end as remark
            from gap_question one left join rating on rating.turn = one.turn left join wish on wish.turn = one.turn
            """;

    private static final JsonMapper JSON = new JsonMapper();

    public Asking {
        rejected = List.copyOf(rejected);
    }

    static Asking of(ResultSet row, int number) throws SQLException {
        String answer = row.getString("answer");
        String rejected = row.getString("rejected");
        String why = row.getString("why");
        String remark = row.getString("remark");
        return new Asking(
                row.getString("turn"),
                row.getString("words"),
                Gap.Kind.named(row.getString("reason")).orElseThrow(),
                row.getString("channel"),
                row.getString("question"),
                row.getString("shown"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                answer == null ? null : PastTurns.read(answer),
                rejected == null ? List.of() : List.of(JSON.readValue(rejected, Rejected[].class)),
                Level.of(row.getInt("level")).orElse(null),
                why == null ? null : Reason.of(why).orElse(null),
                remark == null ? "" : remark);
    }

    /** As {@link #of} reads it; null for nothing. */
    static @Nullable String written(List<Rejected> rejected) {
        return rejected.isEmpty() ? null : JSON.writeValueAsString(rejected);
    }

    /** The same of what was looked for afterwards: nothing is written down, too, since it is known. */
    static String looked(List<Rejected> rejected) {
        return JSON.writeValueAsString(rejected);
    }

    /** What the citizen said about the answer, in plain words; empty when nothing but 没用. */
    public String rated() {
        return Stream.of(
                        level == null ? "" : level.label(),
                        why == null ? "" : why.label(),
                        remark.isEmpty() ? "" : "“" + remark + "”")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("，"));
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
