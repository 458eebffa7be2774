package yiciban.bot.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.WishRows.Owned;

/**
 * Hands answers that came later to the channels of those who wished to hear them. A wish becomes told and its message is
 * stored in one transaction, so that a crash leaves both or neither.
 */
class Telling {

    /** Told in one sweep; the next comes soon. */
    private static final int SWEEP = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final WishRows rows;
    private final TransactionOperations transaction;
    private final Map<String, Channel> channels;
    private final Standing standing;
    private final RetentionSettings retention;
    private final Clock clock;

    Telling(
            WishRows rows,
            TransactionOperations transaction,
            List<Channel> channels,
            Standing standing,
            RetentionSettings retention,
            Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.standing = standing;
        this.retention = retention;
        this.clock = clock;
    }

    /** Soon after the start, for what a crash left, and ever after. Returns how many were told. */
    @Scheduled(initialDelay = 2, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    int sweep() {
        Instant oldest = clock.instant().minus(retention.conversations());
        rows.expire(oldest, clock.instant());
        if (channels.isEmpty()) {
            return 0;
        }
        int told = 0;
        for (String id : rows.ready(channels.keySet(), SWEEP)) {
            told += tell(id) ? 1 : 0;
        }
        if (told > 0) {
            LOG.info("把后来有了的答案告诉了 {} 位提问人", told);
        }
        return told;
    }

    /** One at a time: what fails for one is not the others' fault, and is tried again by the next sweep. */
    private boolean tell(String id) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> told(id)));
        } catch (RuntimeException e) {
            LOG.error("wish {} could not be told now", id, e);
            return false;
        }
    }

    private boolean told(String id) {
        if (!rows.told(id, clock.instant())) {
            return false;
        }
        Owned owned = rows.find(id).orElseThrow();
        Wish wish = owned.wish();
        if (!(wish.answer() instanceof Answer.Answered answer)
                || !standing.of(wish.question(), answer).equals(answer)) {
            rows.waitAgain(id);
            return false;
        }
        Channel channel = Objects.requireNonNull(channels.get(owned.channel()), owned.channel());
        if (!channel.push(owned.address(), id, wish.turn(), WishText.told(wish, answer, clock))) {
            rows.end(id, "unreachable", List.of("told"), clock.instant());
            return false;
        }
        return true;
    }
}
