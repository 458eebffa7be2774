package yiciban.bot.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Answer;

/**
 * 轮次: a question and, once there is one, its answer.
 *
 * @param number place in the conversation, from 1
 * @param question masked text
 * @param masked whether a personal number was removed from it
 * @param answer null while it is being worked on
 * @param tookMicros time from receiving to answer, 0 while there is none
 * @param helpful what the citizen pressed: 有用 true, 没用 false, null nothing yet
 */
public record Turn(
        String id,
        int number,
        String question,
        boolean masked,
        Instant askedAt,
        @Nullable Answer answer,
        long tookMicros,
        @Nullable Boolean helpful) {}
