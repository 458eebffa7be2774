package yiciban.bot.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Answer;

/**
 * 想知道: a citizen wants to hear when there is an answer to a question.
 *
 * @param id also names the message that tells, for ever
 * @param turn the question that waits
 * @param question its masked text
 * @param code 取件码, by which any device finds the answer; empty where the channel brings it
 * @param answer null while there is none
 * @param toldAt when it was handed to the channel; null before
 * @param seen whether the page has shown it since
 */
public record Wish(
        String id,
        String turn,
        State state,
        String question,
        Instant askedAt,
        String code,
        @Nullable Answer answer,
        @Nullable Instant toldAt,
        boolean seen) {

    /** How far it is. */
    public enum State {
        /** 等答案: there is no answer yet. */
        WAITING,
        /** 有答案了: not yet told. */
        READY,
        /** 告诉了: handed to the channel, once. */
        TOLD,
        /** 不再告诉: withdrawn, out of reach, or too old. */
        ENDED
    }

    /** Whether it may still be told, or was. */
    public boolean stands() {
        return state != State.ENDED;
    }

    Wish with(@Nullable Answer other) {
        return new Wish(id, turn, state, question, askedAt, code, other, toldAt, seen);
    }
}
