package yiciban.bot.conversation;

import java.time.Duration;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import yiciban.bot.system.Masking;
import yiciban.bot.system.Masking.Split;

/** 分两次发的号码: half a number in one message and the rest in the next, or soon after it, is masked in both, as soon as it can be told. */
final class Halves {

    /** Two messages that are further apart were not one number. */
    private static final Duration TOGETHER = Duration.ofMinutes(10);

    /** Turns looked back at: people say 嗯 or 等一下 between the two. */
    private static final int BACK = 3;

    private final Turns turns;
    private final ApplicationEventPublisher events;

    Halves(Turns turns, ApplicationEventPublisher events) {
        this.turns = turns;
        this.events = events;
    }

    /** The turn without its half of a number; a turn before it has lost the other half. */
    Turn masked(String channel, String conversation, Turn turn) {
        if (turn.number() == 1 || !Masking.hasDigits(turn.question())) {
            return turn;
        }
        for (Turn last :
                turns.before(turn, turn.askedAt().minus(TOGETHER), BACK).reversed()) {
            Optional<Split> split = Masking.split(last.question(), turn.question());
            if (split.isPresent()) {
                return masked(channel, conversation, last, turn, split.get());
            }
        }
        return turn;
    }

    private Turn masked(String channel, String conversation, Turn last, Turn turn, Split both) {
        turns.mask(last.id(), both.earlier());
        turns.mask(turn.id(), both.later());
        events.publishEvent(new HalfMasked(channel, conversation, both.half()));
        return new Turn(
                turn.id(),
                turn.number(),
                both.later(),
                true,
                turn.askedAt(),
                turn.answer(),
                turn.tookMicros(),
                turn.helpful());
    }
}
