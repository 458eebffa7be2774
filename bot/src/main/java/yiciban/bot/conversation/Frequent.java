package yiciban.bot.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.List;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Exchange;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Question;

/** 常问: answers to first questions, remembered; what others asked before costs no search. */
public final class Frequent {

    /** Answers remembered: some tens of megabytes at most. */
    private static final int ANSWERS = 10_000;

    /**
     * An answer depends on the words, on what is published, on what of it holds at that time, and on the day.
     *
     * @param period see {@link yiciban.catalog.Catalog#period}
     */
    private record Key(String normalised, String publication, long period, LocalDate today) {}

    private final Cache<Key, Answer> known =
            Caffeine.newBuilder().maximumSize(ANSWERS).recordStats().build();

    /** From this library, or as it said before. */
    public Answer answer(Library library, Question question, List<Exchange> history) {
        return answer(
                library.publication(),
                library.catalog().period(question.askedAt()),
                library.answering()::answer,
                question,
                history);
    }

    /** The publication is that of whoever answers, whatever else is published meanwhile. */
    Answer answer(String publication, long period, Answers answers, Question question, List<Exchange> history) {
        if (!history.isEmpty()) {
            return answers.answer(question, history);
        }
        var key = new Key(question.normalised(), publication, period, question.today());
        // Not computed inside the cache: who asks the same at once may search twice, but nobody waits for another.
        Answer answer = known.getIfPresent(key);
        if (answer == null) {
            answer = answers.answer(question, history);
            known.put(key, answer);
        }
        return answer;
    }

    /** For the meters. */
    Cache<?, ?> cache() {
        return known;
    }
}
