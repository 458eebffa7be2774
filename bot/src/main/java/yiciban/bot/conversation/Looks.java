package yiciban.bot.conversation;

/** 查看: whether a sender may read a conversation once more; who only reads is limited, too, since each look is a read of the database. */
@FunctionalInterface
public interface Looks {

    /** Whether this sender may look now; if so, it counts. */
    boolean allows(String sender);
}
