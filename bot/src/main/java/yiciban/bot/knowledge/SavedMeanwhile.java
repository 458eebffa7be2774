package yiciban.bot.knowledge;

import yiciban.bot.system.RejectedInput;

/** 他人已先保存: somebody saved the same entry meanwhile; nothing was overwritten. */
public final class SavedMeanwhile extends RejectedInput {

    private static final long serialVersionUID = 1;

    private final transient Revision theirs;

    SavedMeanwhile(Revision theirs) {
        super(WHOLE, "%s 刚刚改过这一条，您的改动没有覆盖它。请看两边的差别，再决定怎么改。".formatted(theirs.author()));
        this.theirs = theirs;
    }

    /** What is there now. */
    public Revision theirs() {
        return theirs;
    }
}
