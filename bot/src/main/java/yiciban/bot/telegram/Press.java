package yiciban.bot.telegram;

import yiciban.bot.conversation.Level;
import yiciban.bot.conversation.Reason;

/** What a button does. */
sealed interface Press {

    /** Asks this, as if typed. */
    record Ask(String question) implements Press {}

    /** 有用/没用. */
    record Rate(String turn, boolean helpful) implements Press {}

    /** How satisfied, of five levels. */
    record Grade(String turn, Level level) implements Press {}

    /** Why it was no use. */
    record Because(String turn, Reason reason) implements Press {}

    /** 有答案时告诉我, or 不用告诉我了. */
    record Hear(String turn, boolean wanted) implements Press {}

    /** Pressed a moment ago: a double tap. */
    record Repeated() implements Press {}
}
