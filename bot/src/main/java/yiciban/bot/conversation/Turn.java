package yiciban.bot.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Answer;

/**
 * 轮次: a question and, once there is one, its answer.
 *
 * @param question masked text
 * @param answer null while it is being worked on
 * @param helpful what the citizen pressed: 有用 true, 没用 false, null nothing yet
 */
public record Turn(
        String id,
        String question,
        Instant askedAt,
        @Nullable Answer answer,
        @Nullable Boolean helpful) {}
