package yiciban.bot.review;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import yiciban.analysis.Normaliser;
import yiciban.bot.answer.Rejected;

/**
 * 进账: a turn without a satisfying answer, as the ledger takes it.
 *
 * @param question masked, with the matter it follows when it names none itself
 * @param shown what was said to it
 * @param rejected what was found then and not said
 */
record Incoming(
        String turn,
        Gap.Kind kind,
        String channel,
        String question,
        String shown,
        Instant askedAt,
        List<Rejected> rejected) {

    /** Of a text without letters and digits. */
    private static final String NOTHING = "（无文字）";

    /** Digits of one number, or of half a one that nobody could tell for a person's: no need is known by them. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){5,}");

    Incoming {
        rejected = List.copyOf(rejected);
        question = LONG_NUMBER.matcher(question).replaceAll("…").strip();
    }

    /** What is the same wording: letters and digits. */
    String words() {
        String bare = Normaliser.bare(question);
        return bare.isEmpty() ? NOTHING : bare;
    }

    /** Whether it says too little to be anything. */
    boolean empty() {
        return words().equals(NOTHING) || words().codePointCount(0, words().length()) < 2;
    }
}
