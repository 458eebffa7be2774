package yiciban.bot.answer;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 所在: where a citizen is and where the household is registered, as far as the question tells; pure.
 *
 * @param current where the citizen lives, works or has moved to; null when not told
 * @param hukou where the household, or the paper or account in question, is registered; null when not told
 */
record Whereabouts(@Nullable Place current, @Nullable Place hukou) {

    static final Whereabouts UNKNOWN = new Whereabouts(null, null);

    private static final Pattern HUKOU_BEFORE = Pattern.compile(
            "((老家|户口本?|户籍地?|籍贯|原籍|身份证|驾照|驾驶证|社保|医保|公积金|车牌|结婚证|房子)(和.{1,4})?(都|还|仍|就|也|原来|以前|本来)?(是|在|落在|属于|挂在|上在|[,，:：])?|(我|俺|咱|本人|他|她|们|媳妇|老婆|老公|对象|爸|妈|爹|娘|父母|孩子|本来|原来|都|也)是|回到?|迁回|转回|(以前|之前|原来|原先|曾经?|过去)(一直|都)?在)$");
    private static final Pattern ORIGIN_BEFORE = Pattern.compile("(从|由|自|打)$");
    private static final Pattern HUKOU_AFTER =
            Pattern.compile("^(人(?![民社才力口均大家脸工员们数事生士道寿体物行])|的?(户口|户籍|老家|籍|农村户口|农业户口|城镇户口)|过来|来的|搬来|转来|调来|嫁来|嫁过来)");
    private static final Pattern PAPER_AFTER = Pattern.compile("^的?(车牌|牌照|驾照|驾驶证|身份证|社保|医保|公积金)");
    private static final Pattern AT_BEFORE = Pattern.compile("(在|到|去|住)$");
    private static final Pattern WAS_BEFORE = Pattern.compile("(^|[^\\p{IsHan}]|是|我|俺)$");
    private static final Pattern OF_AFTER = Pattern.compile("^的([^\\p{IsHan}]|$|想|要|现|在|来)");
    private static final Pattern ISSUED_AFTER = Pattern.compile("^(发的|办的|领的|考的|交的|缴的|参的保|参保|上的牌|买的社保|交过|缴过)");
    private static final Pattern CURRENT_BEFORE = Pattern.compile(
            "(人(还|都|现在|目前)?在|现在?(在|住)|目前在|住在?|居住在?|常住|租住在?|搬到|搬来|嫁到|嫁去|嫁来|来到?|跑到|调到|考到|考上|分到|派到|漂在|身在|定居在?|去了?|到了?)$");
    private static final Pattern CURRENT_AFTER = Pattern.compile(
            "^(这边|那边|这里|那里|这儿|那儿)?(打工|上班|上学|工作|务工|读书|念书|读大学|上大学|读研|干活|做生意|做买卖|生活|租房|居住|住|当兵|带娃|带孩子|看孩子|定居|常住|买房|买了房|就业|实习|出差|旅游|看病|住院|进厂|开店|养老)");

    /** Reads the places of a text, with the words around each. */
    static Whereabouts of(String text, List<Places.Mention> mentions) {
        Place current = null;
        Place hukou = null;
        Place named = null;
        int until = 0;
        for (Places.Mention mention : mentions) {
            String before = text.substring(until, mention.from()).replaceAll("\\s+$", "");
            String after = text.substring(mention.to());
            until = mention.to();
            switch (role(before, after)) {
                case HUKOU -> hukou = hukou == null ? mention.place() : hukou;
                case CURRENT -> current = current == null ? mention.place() : current;
                case NAMED -> named = named == null ? mention.place() : named;
            }
        }
        if (named != null && current == null) {
            current = named;
        } else if (named != null && hukou == null) {
            hukou = named;
        }
        return new Whereabouts(current, hukou);
    }

    /** Words of a clause that only tells where somebody is. */
    private static final Pattern STORY = Pattern.compile(
            "我们?|俺们?|咱们?|本人|老家|户口本?|户籍|籍贯|原籍|身份证|家|人|是|在|的|地|都|也|还|现在|目前|一直|常年|长期|平时|这边|那边|这里|那里|打工|上班|工作|务工|上学|读书|念书|上大学|读大学|生活|居住|常住|住|租房|定居|干活|做生意|过来|来|这儿|那儿|好几年|几年|多年|年|了|着|呢|[\\d一二三四五六七八九十两半]");

    /**
     * The text as it is searched: clauses that only tell where somebody is are left out, and 外省 stands for a place in
     * another province, because no entry is about one town and many are about being away.
     */
    String searched(String text, List<Places.Mention> mentions) {
        if (!acrossProvinces()) {
            return text;
        }
        var told = new StringBuilder("人在外省");
        int at = 0;
        for (String clause : text.split("(?<=[,，。;；！!？? ])", -1)) {
            int from = at;
            int to = at + clause.length();
            at = to;
            List<Places.Mention> here = mentions.stream()
                    .filter(mention -> mention.from() >= from && mention.to() <= to)
                    .map(mention -> new Places.Mention(mention.place(), mention.from() - from, mention.to() - from))
                    .toList();
            if (here.isEmpty() || !story(clause, here)) {
                told.append(' ').append(Places.without(clause, here).strip());
            }
        }
        return told.length() <= 5 ? text : told.toString();
    }

    private static boolean story(String clause, List<Places.Mention> places) {
        var rest = new StringBuilder(clause);
        places.reversed().forEach(mention -> rest.delete(mention.from(), mention.to()));
        return STORY.matcher(rest)
                .replaceAll("")
                .replaceAll("[^\\p{IsHan}]", "")
                .isEmpty();
    }

    private enum Role {
        HUKOU,
        CURRENT,
        NAMED
    }

    private static Role role(String before, String after) {
        boolean works = CURRENT_AFTER.matcher(after).find();
        boolean once = before.matches(".*(以前|之前|原来|原先|曾经?|过去)(一直|都)?在");
        if (works && !once) {
            return Role.CURRENT;
        }
        boolean registered = HUKOU_BEFORE.matcher(before).find()
                || HUKOU_AFTER.matcher(after).find()
                || ISSUED_AFTER.matcher(after).find()
                || ORIGIN_BEFORE.matcher(before).find()
                || (PAPER_AFTER.matcher(after).find()
                        && !AT_BEFORE.matcher(before).find())
                || (WAS_BEFORE.matcher(before).find() && OF_AFTER.matcher(after).find());
        if (registered) {
            return Role.HUKOU;
        }
        return CURRENT_BEFORE.matcher(before).find() ? Role.CURRENT : Role.NAMED;
    }

    /** In one province and registered in another. What is not told is here: whoever asks us has to do with us. */
    boolean acrossProvinces() {
        if (current != null && hukou != null) {
            return current.apart(hukou);
        }
        Place told = current == null ? hukou : current;
        return told != null && told.outsideProvince();
    }

    /** In two cities of our province. */
    boolean withinProvince() {
        Place here = Place.home(Place.HOME_PREFECTURE);
        Place there = current == null ? here : current;
        Place registered = hukou == null ? here : hukou;
        return !there.outsideProvince() && there.neighbours(registered);
    }

    /** What was understood, said before the answer; it may be about somebody else, so nobody is named. */
    String said() {
        if (current != null && hukou != null) {
            return "按您说的，人在" + current.withProvince() + "，户口或证件登记在" + hukou.withProvince() + "。";
        }
        return current != null
                ? "按您说的，人在" + current.withProvince() + "。"
                : hukou != null ? "按您说的，户口或证件登记在" + hukou.withProvince() + "。" : "";
    }
}
