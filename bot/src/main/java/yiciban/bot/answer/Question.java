package yiciban.bot.answer;

import java.time.LocalDate;
import java.time.LocalDateTime;
import yiciban.analysis.Normaliser;
import yiciban.analysis.Spelling;

/**
 * 提问: what a citizen asked, without invisible characters.
 *
 * @param text as typed
 * @param normalised as compared and searched
 * @param askedAt by the clock of the office, which decides what is valid
 */
public record Question(String text, String normalised, LocalDateTime askedAt) {

    /** A question is short; what is longer is a letter, and a letter belongs to a person. In characters. */
    public static final int MAX_CHARACTERS = 200;

    public static Question of(String text, LocalDateTime askedAt) {
        String visible = Normaliser.visible(text).strip();
        return new Question(visible, Normaliser.normalise(visible), askedAt);
    }

    /** Asked as that day begins. */
    public static Question of(String text, LocalDate day) {
        return of(text, day.atStartOfDay());
    }

    public LocalDate today() {
        return askedAt.toLocalDate();
    }

    /** The same with words typed by their sound put right. */
    Question spelt(Spelling spelling) {
        return tooLong() ? this : new Question(text, spelling.corrected(normalised), askedAt);
    }

    boolean tooLong() {
        return text.codePointCount(0, text.length()) > MAX_CHARACTERS;
    }
}
