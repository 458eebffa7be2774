package yiciban.bot.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 知识缺口: questions in the same words that had no satisfying answer.
 *
 * @param id the same whenever the same words are asked
 * @param questions the wordings, newest first, at most {@link Gaps#WORDINGS}
 * @param office who is to answer, once somebody is
 * @param due by when, once that was said
 * @param kind what went wrong the last time
 * @param count how often it was asked
 */
public record Gap(
        String id,
        List<String> questions,
        @Nullable String office,
        @Nullable LocalDate due,
        Status status,
        Kind kind,
        int count,
        Instant lastAsked) {

    /** Where the work stands. */
    public enum Status {
        /** Nobody has answered it yet. */
        OPEN
    }

    /** What went wrong. */
    public enum Kind {
        /** Nothing approved answers it. */
        NOT_FOUND,
        /** Our fault. */
        FAILED,
        /** Answered, and the citizen pressed 没用. */
        UNHELPFUL
    }

    public Gap {
        questions = List.copyOf(questions);
    }
}
