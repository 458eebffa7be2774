package yiciban.bot.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import yiciban.bot.conversation.RateLimitSettings;

/**
 * How often one person may ask, by the time the messages bear: a backlog is not taken for haste, and a message that
 * comes again is judged as before.
 */
final class Allowance {

    enum Verdict {
        ALLOWED,
        /** Too fast; told so. */
        TOLD,
        /** Too fast, and was told a moment ago. */
        IGNORED
    }

    /** People remembered; the one silent longest is forgotten first. */
    private static final int PEOPLE = 100_000;

    /** Messages of one person remembered with their verdict. */
    private static final int MESSAGES = 64;

    /** Who goes on is told so once in this time. */
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final RateLimitSettings settings;
    private final Cache<String, Person> people =
            Caffeine.newBuilder().maximumSize(PEOPLE).build();

    Allowance(RateLimitSettings settings) {
        this.settings = settings;
    }

    /** @param at when it was written */
    Verdict of(String client, String message, Instant at) {
        return settings.enabled() ? people.get(client, _ -> new Person(at)).verdict(message, at) : Verdict.ALLOWED;
    }

    /** A bucket that fills up again with time, and what was drawn from it. */
    private final class Person {

        private final LinkedHashMap<String, Verdict> verdicts = new LinkedHashMap<>();
        private double left = settings.perMinute() + settings.burst();
        private Instant filledAt;
        private Instant toldAt = Instant.EPOCH;

        Person(Instant at) {
            filledAt = at;
        }

        synchronized Verdict verdict(String message, Instant at) {
            Verdict verdict = verdicts.computeIfAbsent(message, _ -> judge(at));
            if (verdicts.size() > MESSAGES) {
                verdicts.pollFirstEntry();
            }
            return verdict;
        }

        private Verdict judge(Instant at) {
            double minutes = Math.max(0, Duration.between(filledAt, at).toMillis()) / (double) WINDOW.toMillis();
            left = Math.min(settings.perMinute() + settings.burst(), left + minutes * settings.perMinute());
            filledAt = at.isAfter(filledAt) ? at : filledAt;
            if (left >= 1) {
                left--;
                return Verdict.ALLOWED;
            }
            if (at.isBefore(toldAt.plus(WINDOW))) {
                return Verdict.IGNORED;
            }
            toldAt = at;
            return Verdict.TOLD;
        }
    }
}
