package yiciban.bot.telegram;

/** What a button does. */
sealed interface Press {

    /** Asks this, as if typed. */
    record Ask(String question) implements Press {}

    /** 有用/没用. */
    record Rate(String turn, boolean helpful) implements Press {}

    /** Pressed a moment ago: a double tap. */
    record Repeated() implements Press {}
}
