package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import yiciban.analysis.Normaliser;

/** Which earlier turn a question goes back to, by its place in the conversation or by a word of it; pure. */
final class Earlier {

    /** A name has at least two characters. */
    private static final int SHORTEST = 2;

    private static final Pattern FIRST =
            Pattern.compile("(?:第一(?:个|件|样)|第1个|头一(?:个|件))(?!孩|娃|小|宝|月|字|老)|最开始|一开始|开始那个|最早|最先|开头");
    private static final Pattern SECOND = Pattern.compile("(?:第二(?:个|件|样)|第2个)(?!孩|娃|小|宝|月|字|老)");
    private static final Pattern BACK = Pattern.compile("刚才|刚说|刚问|前面|之前|上面|刚刚|回到|说回|先前|头先|上一个");
    private static final Pattern PHRASE = Pattern.compile("(?:还是|再|又)?(?:" + BACK + "|" + FIRST + "|" + SECOND
            + ")(?:你|我|您|俺|咱)?们?(?:说|问|讲|提|聊)?(?:过|到|起)?(?:来着|的)?(?:问题|事儿?)?(?:那个|这个|那件|里面?|的)?");

    private Earlier() {}

    static boolean meant(String text) {
        return BACK.matcher(text).find() || counted(text);
    }

    private static boolean counted(String text) {
        return FIRST.matcher(text).find() || SECOND.matcher(text).find();
    }

    /** The text without the words that only point back. */
    static String without(String text) {
        return PHRASE.matcher(text).replaceAll(" ");
    }

    /**
     * The turn meant; empty when neither a word nor a place says which.
     *
     * @param answered turns with something in hand, the oldest first
     * @param name what the question calls it, without blanks
     */
    static Optional<Exchange> in(List<Exchange> answered, String text, String name, Titles titles) {
        return named(answered, name, titles).or(() -> byPlace(answered, text));
    }

    private static Optional<Exchange> byPlace(List<Exchange> answered, String text) {
        var matters = new ArrayList<Exchange>();
        for (Exchange exchange : answered) {
            boolean another = matters.isEmpty()
                    || !matters.getLast()
                            .answer()
                            .sources()
                            .equals(exchange.answer().sources());
            if (another) {
                matters.add(exchange);
            }
        }
        if (matters.size() < 2) {
            return Optional.empty();
        }
        if (FIRST.matcher(text).find()) {
            return Optional.of(matters.getFirst());
        }
        return SECOND.matcher(text).find() ? Optional.of(matters.get(1)) : Optional.empty();
    }

    /** The turn that shares the longest name with the question; the latest of several. */
    private static Optional<Exchange> named(List<Exchange> answered, String name, Titles titles) {
        Optional<Exchange> best = Optional.empty();
        int longest = SHORTEST - 1;
        for (Exchange exchange : answered.reversed()) {
            String said = Normaliser.bare(exchange.question().normalised() + " "
                    + titles.title(exchange.answer().inHand()));
            int shared = shared(name, said);
            if (shared > longest) {
                longest = shared;
                best = Optional.of(exchange);
            }
        }
        return best;
    }

    /** Length of the longest text that stands in both. */
    static int shared(String one, String other) {
        int longest = 0;
        for (int from = 0; from < one.length(); from++) {
            while (from + longest < one.length() && other.contains(one.substring(from, from + longest + 1))) {
                longest++;
            }
        }
        return longest;
    }
}
