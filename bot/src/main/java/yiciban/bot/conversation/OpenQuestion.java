package yiciban.bot.conversation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.WishWords;

/** 没答上的问题: which question somebody means who wants to hear later. Pure. */
record OpenQuestion(WishWords words) {

    /**
     * The turn's own when it was not answered; for 人工 the one before.
     *
     * @param before the turns before it, oldest first
     */
    Optional<Turn> below(Turn turn, List<Turn> before) {
        if (isOpen(turn.answer())) {
            return Optional.of(turn);
        }
        Answer answer = turn.answer();
        return answer != null && words.sendsToPeople(answer) ? last(before) : Optional.empty();
    }

    /** The last question, when it was not answered: thanks, greetings and 人工 come after it and change nothing. */
    Optional<Turn> last(List<Turn> before) {
        return before.reversed().stream()
                .filter(turn -> !(turn.answer() instanceof Answer.SmallTalk))
                .findFirst()
                .filter(turn -> isOpen(turn.answer()));
    }

    /** Chatter, of which we say that it is not ours, is found with confidence 0, and nobody is going to answer it. */
    private static boolean isOpen(@Nullable Answer answer) {
        return answer instanceof Answer.Failed || (answer instanceof Answer.NotFound && answer.confidence() > 0);
    }
}
