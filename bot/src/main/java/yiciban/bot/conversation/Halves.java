package yiciban.bot.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import yiciban.bot.system.Masking;
import yiciban.bot.system.Masking.Split;

/** 分两次发的号码: half a number in one message and the rest in the next is masked in both, as soon as it can be told. */
final class Halves {

    /** Two messages that are further apart were not one number. */
    private static final Duration TOGETHER = Duration.ofMinutes(10);

    private final Turns turns;
    private final ApplicationEventPublisher events;

    Halves(Turns turns, ApplicationEventPublisher events) {
        this.turns = turns;
        this.events = events;
    }

    /** The turn without its half of a number; the turn before it has lost the other half. */
    Turn masked(String channel, String conversation, Turn turn) {
        if (turn.number() == 1 || !Masking.hasDigits(turn.question())) {
            return turn;
        }
        List<Turn> before = turns.before(turn, turn.askedAt().minus(TOGETHER), 1);
        Optional<Split> split =
                before.stream().findFirst().flatMap(last -> Masking.split(last.question(), turn.question()));
        if (split.isEmpty()) {
            return turn;
        }
        Split both = split.get();
        turns.mask(before.getFirst().id(), both.earlier());
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
