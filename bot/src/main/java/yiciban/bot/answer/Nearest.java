package yiciban.bot.answer;

import org.jspecify.annotations.Nullable;

/**
 * 最近条目: what of the content lies nearest to a question, however far.
 *
 * @param alike the nearest question or name of an entry; null when talk lies nearer than any
 * @param quotable whether that entry is published and may be quoted now
 * @param confidence probability that it answers the question
 * @param cosine of whatever is nearest
 */
public record Nearest(@Nullable Alike alike, boolean quotable, double confidence, double cosine) {

    /** Whether the question is more like what people chat about than like any matter. */
    public boolean talk() {
        return alike == null;
    }
}
