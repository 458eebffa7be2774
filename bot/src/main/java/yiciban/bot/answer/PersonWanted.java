package yiciban.bot.answer;

/** 找人工: tells what the bot says to whoever wants a person from other small talk. */
public final class PersonWanted {

    private final String said;

    private PersonWanted(String said) {
        this.said = said;
    }

    /** By the words of {@code config/understanding.yml}. */
    public static PersonWanted read() {
        return new PersonWanted(Lexicon.read().human().text());
    }

    /** Whether this was said to somebody who wanted a person. */
    public boolean isAnsweredBy(Answer answer) {
        return answer instanceof Answer.SmallTalk talk && talk.text().equals(said);
    }
}
