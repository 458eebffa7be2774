package yiciban.bot.review;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.Normaliser;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.PersonWanted;
import yiciban.bot.answer.Rejected;
import yiciban.bot.conversation.Turn;

/** 判定: whether a turn, with the conversation around it, goes into the ledger, and as what; pure. */
final class Judging {

    /** Who has not chosen by then will not; what was said before is no longer meant either. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Shorter questions behind an answer are about what was answered: 要带什么. In characters. */
    private static final int FOLLOWING = 8;

    private final PersonWanted person;

    Judging(PersonWanted person) {
        this.person = person;
    }

    /**
     * What becomes of a turn.
     *
     * @param around the turns of its conversation, oldest first
     * @return empty when it needs nobody
     */
    Optional<Incoming> of(Turn turn, String channel, List<Turn> around) {
        Gap.Kind kind = kind(turn, around);
        if (kind == null) {
            return Optional.empty();
        }
        Turn before = before(turn, around);
        String question = question(turn, kind, before);
        Turn said = kind == Gap.Kind.HUMAN_WANTED && before != null ? before : turn;
        return Optional.of(
                new Incoming(turn.id(), kind, channel, question, text(said), turn.askedAt(), rejected(said)));
    }

    private Gap.@Nullable Kind kind(Turn turn, List<Turn> around) {
        Answer answer = turn.answer();
        if (answer == null) {
            return null;
        }
        boolean unhelpful = Boolean.FALSE.equals(turn.helpful());
        return switch (answer) {
            case Answer.NotFound none -> none.choices().isEmpty() ? Gap.Kind.NOT_FOUND : Gap.Kind.LOW_CONFIDENCE;
            case Answer.Failed failed -> Gap.Kind.FAILED;
            case Answer.Clarifying asked when unhelpful -> Gap.Kind.UNHELPFUL;
            case Answer.Clarifying asked -> wentOn(turn, around) ? null : Gap.Kind.ABANDONED;
            case Answer.SmallTalk talk when person.isAnsweredBy(talk) -> Gap.Kind.HUMAN_WANTED;
            case Answer.Answered a -> unhelpful ? Gap.Kind.UNHELPFUL : null;
            case Answer.SmallTalk a -> unhelpful ? Gap.Kind.UNHELPFUL : null;
            case Answer.Declined a -> unhelpful ? Gap.Kind.UNHELPFUL : null;
            case Answer.Urgent a -> unhelpful ? Gap.Kind.UNHELPFUL : null;
        };
    }

    /** Anything but thanks: a choice, or another try, which is a turn of its own. */
    private boolean wentOn(Turn turn, List<Turn> around) {
        return around.stream()
                .filter(other -> other.number() > turn.number())
                .filter(other -> other.askedAt().isBefore(turn.askedAt().plus(PATIENCE)))
                .anyMatch(other -> !(other.answer() instanceof Answer.SmallTalk talk) || person.isAnsweredBy(talk));
    }

    /** The last turn that was about something. */
    private @Nullable Turn before(Turn turn, List<Turn> around) {
        return around.stream()
                .filter(other -> other.number() < turn.number())
                .filter(other -> other.askedAt().isAfter(turn.askedAt().minus(PATIENCE)))
                .filter(other -> !(other.answer() instanceof Answer.SmallTalk))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** Who wants a person wants one for what was asked before; a short question follows what was answered before. */
    private static String question(Turn turn, Gap.Kind kind, @Nullable Turn before) {
        if (before == null) {
            return turn.question();
        }
        if (kind == Gap.Kind.HUMAN_WANTED) {
            return before.question();
        }
        boolean follows = Normaliser.bare(turn.question()).length() <= FOLLOWING;
        if (follows && before.answer() instanceof Answer.Answered answered) {
            String matter = answered.sources().getFirst().title();
            return turn.question().contains(matter) ? turn.question() : matter + " " + turn.question();
        }
        return turn.question();
    }

    private static List<Rejected> rejected(Turn turn) {
        return turn.answer() instanceof Answer.NotFound nothing ? nothing.rejected() : List.of();
    }

    private static String text(Turn turn) {
        Answer answer = turn.answer();
        return answer == null ? "" : answer.text();
    }
}
