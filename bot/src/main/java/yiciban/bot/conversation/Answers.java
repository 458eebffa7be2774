package yiciban.bot.conversation;

import java.util.List;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Exchange;
import yiciban.bot.answer.Question;

/** Whatever turns a question into an answer; may throw. */
@FunctionalInterface
public interface Answers {
    Answer answer(Question question, List<Exchange> history);
}
