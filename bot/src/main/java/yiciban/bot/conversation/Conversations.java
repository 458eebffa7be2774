package yiciban.bot.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 会话: every conversation and its turns; the one path by which any channel's messages come in. */
public interface Conversations {

    /** Turns shown again after a reload. */
    int SHOWN = 50;

    /**
     * Takes a message: stores it masked, answers it, stores the answer. The same message id again returns the stored
     * reply. A question of a channel that is turned off, of a sender in haste, or beyond what can be answered in time is not
     * taken, and the reply says so. Never throws for anything a citizen can send: the worst ending is {@code Failed}. Throws when the question
     * cannot be stored, so that no channel confirms what would be lost.
     */
    Reply receive(Inbound inbound);

    /** Whether so many ask that a question would be turned away: for turning it away before it is read. */
    boolean crowded();

    /** What is said on a channel that is turned off; empty when it is on. */
    Optional<String> notice(String channel);

    /** The last {@link #SHOWN} turns of a conversation, oldest first; empty when there is none. */
    List<Turn> turns(String channel, String conversation);

    /** 评价, 有用/没用 first, details on top of it; false when the turn is not one of this conversation. */
    boolean rate(String channel, String conversation, String turn, Rating rating);

    /** What was said beyond 有用/没用, by the id of the turn. */
    Map<String, Rating> ratings(String channel, String conversation);
}
