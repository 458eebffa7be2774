package yiciban.bot.answer;

import java.time.LocalDate;
import yiciban.analysis.Normaliser;
import yiciban.analysis.Spelling;

/**
 * 提问: what a citizen asked, without invisible characters.
 *
 * @param text as typed
 * @param normalised as compared and searched
 * @param today the day it is asked on, which decides what is valid
 */
public record Question(String text, String normalised, LocalDate today) {

    /** A question is short; what is longer is a letter, and a letter belongs to a person. In characters. */
    public static final int MAX_CHARACTERS = 200;

    public static Question of(String text, LocalDate today) {
        String visible = Normaliser.visible(text).strip();
        return new Question(visible, Normaliser.normalise(visible), today);
    }

    /** The same with words typed by their sound put right. */
    Question spelt(Spelling spelling) {
        return tooLong() ? this : new Question(text, spelling.corrected(normalised), today);
    }

    boolean tooLong() {
        return text.codePointCount(0, text.length()) > MAX_CHARACTERS;
    }
}
