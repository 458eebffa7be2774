package yiciban.bot.conversation;

import yiciban.bot.answer.Answer;

/** 渠道: a way to reach a citizen who is not asking at the moment. */
public interface Channel {

    /** As {@link Inbound#channel()} says it. */
    String name();

    /**
     * Hands over an answer that came later. It is stored before this returns, with the caller's transaction when there is
     * one, goes out when nobody waits for anything more urgent, and the same id again is sent once. When it cannot be
     * brought after all, the channel says so to {@link Wishes#undelivered}.
     *
     * @param conversation as {@link Inbound#conversation()} said it
     * @param id names this message for ever
     * @param turn what asked, and what is rated below the answer
     * @return false when this conversation cannot be reached, because its citizen does not want to be
     */
    boolean push(String conversation, String id, String turn, Answer answer);
}
