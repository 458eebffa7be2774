package yiciban.bot.conversation;

import yiciban.bot.answer.Answer;

/** 后来答上: hears of a question that had no satisfying answer when it was asked and has one now. */
@FunctionalInterface
public interface AnsweredLater {

    /**
     * Called in the transaction that keeps the answer, once a turn: what is written here is kept with it or not at all.
     *
     * @param turn id of the turn that asked
     */
    void answered(String turn, Answer answer);
}
