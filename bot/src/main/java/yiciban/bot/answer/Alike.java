package yiciban.bot.answer;

import yiciban.catalog.EntryId;

/**
 * 近似问法: a question or name that the published content has already, near to another question.
 *
 * @param entry whose question or name it is
 * @param wording as it stands there
 * @param cosine how near by meaning, 1 when nothing differs
 */
public record Alike(EntryId entry, String wording, double cosine) {

    /**
     * From here on two questions are nearly the same: on the shipped content few pairs of different matters are as near,
     * see the test.
     */
    public static final double NEARLY_THE_SAME = 0.93;
}
