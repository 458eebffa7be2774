package yiciban.bot.conversation;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Choice;

/** What is said about hearing later. Pure; promises no date, since nobody has promised us one. */
public final class WishText {

    /** The button below 没有找到. */
    public static final String TELL_ME = "有答案时告诉我";

    /** And the one that takes it back. */
    public static final String TELL_ME_NOT = "不用告诉我了";

    public static final String WITHDRAWN = "好的，不再告诉您了。以后想知道，随时再问我。";

    static final String NOTHING_OPEN = "好的。不过刚才没有等着答案的问题。想办什么事，直接告诉我就行。";

    public static final String NOTHING_WISHED = "好的，我这里没有要告诉您的事，不会打扰您。";

    public static final String NOT_TAKEN = "抱歉，这个问题现在记不下来：可能问得太久了，或者您等着的问题已经够多。请重新问一次，或打 12345。";

    /** What is repeated of a question. In characters. */
    private static final int REPEATED = 40;

    private static final String HONEST = "什么时候有，现在说不准，也可能一直没有。急着办，请打 12345 或到窗口问。";

    private WishText() {}

    /** Said when a wish is taken. */
    public static String taken(Wish wish) {
        return wish.code().isEmpty()
                ? "好的，记下了。有了答案，我就在这里告诉您。\n" + HONEST
                : "好的，记下了。有了答案，您下次打开这个对话就能看到。\n换个手机或电脑，在首页“凭码查答案”里填取件码 " + wish.code() + "，也能看到。\n" + HONEST;
    }

    static Answer typed(Wish wish) {
        return new Answer.SmallTalk(taken(wish), List.of(new Choice(TELL_ME_NOT, TELL_ME_NOT)));
    }

    /** Which question of what day it was. */
    public static String asked(Wish wish, Clock clock) {
        ZonedDateTime at = wish.askedAt().atZone(clock.getZone());
        String year = at.getYear() == clock.instant().atZone(clock.getZone()).getYear() ? "" : at.getYear() + " 年 ";
        return "您 %s%d 月 %d 日问的「%s」"
                .formatted(year, at.getMonthValue(), at.getDayOfMonth(), shortened(wish.question()));
    }

    /** The answer, and above it what it answers. */
    static Answer told(Wish wish, Answer.Answered answer, Clock clock) {
        return new Answer.Answered(
                asked(wish, clock) + "有答案了：\n" + answer.text(),
                answer.sources(),
                answer.subject(),
                answer.choices(),
                answer.confidence());
    }

    private static String shortened(String question) {
        String line = question.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= REPEATED
                ? line
                : line.substring(0, line.offsetByCodePoints(0, REPEATED)) + "…";
    }
}
