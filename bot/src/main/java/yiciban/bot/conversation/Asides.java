package yiciban.bot.conversation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.WishWords;

/**
 * 插话: what is typed to the program itself and is no question: 有答案时告诉我, 不用告诉我了, 反馈：看不懂. Given the same message
 * again, does and says the same.
 */
final class Asides {

    private static final Pattern REMARK = Pattern.compile("(?:反馈|意见)\\s*[:：](.+)", Pattern.DOTALL);

    private static final String NOTED = "谢谢，您说的我记下了，会转给工作人员看。";

    private final WishWords words;
    private final SqlWishes wishes;
    private final Ratings ratings;
    private final Clock clock;

    Asides(WishWords words, SqlWishes wishes, Ratings ratings, Clock clock) {
        this.words = words;
        this.wishes = wishes;
        this.ratings = ratings;
        this.clock = clock;
    }

    /** What is said to it; empty when the message is something else. */
    Optional<Answer> reply(Turn turn) {
        if (words.wants(turn.question())) {
            return Optional.of(wished(turn));
        }
        if (words.wantsNoMore(turn.question())) {
            return Optional.of(said(wishes.withdrawAll(turn) > 0 ? WishText.WITHDRAWN : WishText.NOTHING_WISHED));
        }
        Matcher remark = REMARK.matcher(turn.question());
        return remark.matches() ? remarked(turn, remark.group(1)) : Optional.empty();
    }

    private Answer wished(Turn turn) {
        return wishes.wishLast(turn)
                .map(WishText::typed)
                .orElseGet(() -> said(wishes.somethingOpen(turn) ? WishText.NOT_TAKEN : WishText.NOTHING_OPEN));
    }

    /** Belongs to the last answer that was rated 没用; without one it is a question like others. */
    private Optional<Answer> remarked(Turn turn, String remark) {
        return wishes.before(turn).reversed().stream()
                .filter(before -> Boolean.FALSE.equals(before.helpful()))
                .findFirst()
                .map(before -> {
                    ratings.rate(before.id(), Rating.because(null, remark), clock.instant());
                    return said(NOTED);
                });
    }

    private static Answer said(String text) {
        return new Answer.SmallTalk(text, List.of());
    }
}
