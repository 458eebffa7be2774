package yiciban.bot.conversation;

import org.jspecify.annotations.Nullable;
import yiciban.analysis.Normaliser;
import yiciban.bot.system.Masking;

/**
 * 评价: what a citizen says about an answer. 有用/没用 always; the level of 好差评 or the reason of a 没用 on top of it.
 *
 * @param level null when not said
 * @param reason null when not said
 * @param remark in the citizen's words, without personal numbers; empty when nothing
 */
public record Rating(
        boolean helpful, @Nullable Level level, @Nullable Reason reason, String remark) {

    /** Longer remarks are cut. In characters. */
    public static final int MAX_REMARK = 200;

    /** What is read of a remark at all. In characters. */
    private static final int READ = 1_000;

    public Rating {
        if (level != null && level.good() != helpful) {
            throw new IllegalArgumentException(level + " contradicts helpful=" + helpful);
        }
        if (helpful && (reason != null || !remark.isEmpty())) {
            throw new IllegalArgumentException("a reason why it was no use, and of use");
        }
        remark = bounded(remark);
    }

    /** 有用/没用. */
    public static Rating of(boolean helpful) {
        return new Rating(helpful, null, null, "");
    }

    /** 好差评. */
    public static Rating of(Level level) {
        return new Rating(level.good(), level, null, "");
    }

    /** 没用, and why. */
    public static Rating because(@Nullable Reason reason, String remark) {
        return new Rating(false, null, reason, remark);
    }

    /** Masked before it is cut: half a number would not be recognised. */
    private static String bounded(String remark) {
        String read = remark.length() > READ ? remark.substring(0, READ) : remark;
        String masked = Masking.mask(Normaliser.visible(read).strip()).text();
        return masked.codePointCount(0, masked.length()) <= MAX_REMARK
                ? masked
                : masked.substring(0, masked.offsetByCodePoints(0, MAX_REMARK));
    }
}
