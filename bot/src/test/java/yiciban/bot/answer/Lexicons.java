package yiciban.bot.answer;

/** Words of the program for tests of other packages. */
public final class Lexicons {

    private Lexicons() {}

    /** What is said to who wants a person. */
    public static String human() {
        return Lexicon.read().human().text();
    }
}
