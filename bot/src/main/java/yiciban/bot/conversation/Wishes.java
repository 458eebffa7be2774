package yiciban.bot.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import yiciban.bot.answer.Answer;

/** 想知道: who wants to hear of which answer. Told once each, and never to whoever took it back. */
public interface Wishes {

    /** Wishes one conversation may have open at the same time. */
    int OPEN = 20;

    /** What is offered below an answer: empty below most, since only 没有找到, 出错 and 人工 leave something open. */
    Optional<Offer> offer(String channel, String conversation, String turn);

    /** The same for the turns a page shows, by the id of the turn. */
    Map<String, Offer> offers(String channel, String conversation);

    /**
     * 有答案时告诉我; again gives the same wish. Empty when the turn is not one of this conversation, leaves nothing open,
     * is too old, or {@link #OPEN} wait already.
     */
    Optional<Wish> wish(String channel, String conversation, String turn);

    /** 不用告诉我了; false when nothing was wished or it has been told already. */
    boolean withdraw(String channel, String conversation, String turn);

    /**
     * An answer to what was asked in that turn, for whoever wished to hear it. Joins the caller's transaction; told soon
     * after its commit. A turn without a wish changes nothing.
     *
     * @param answer an {@link Answer.Answered}: nobody is told that there is still no answer
     */
    void answered(String turn, Answer answer);

    /** What was told to this conversation, oldest first; withdrawn text is not shown. */
    List<Wish> told(String channel, String conversation);

    /** The page has shown what was told. */
    void seen(String channel, String conversation);

    /**
     * 凭码查答案.
     *
     * @param client who is counted by the limit on guessing: an address
     */
    PickUp pickUp(String client, String code);

    /** 评价 of the answer that is found under a code; of one that was not told yet nothing is kept. As {@link #pickUp}. */
    PickUp rate(String client, String code, Rating rating);

    /** The channel could not bring it after all: blocked meanwhile, or refused. */
    void undelivered(String wish);
}
