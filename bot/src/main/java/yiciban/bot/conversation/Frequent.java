package yiciban.bot.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Exchange;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Question;

/** 常问: answers, those to first questions remembered; what others asked before costs no search. */
public final class Frequent implements Answers {

    /** Answers remembered: some tens of megabytes at most. */
    private static final int ANSWERS = 10_000;

    /** An answer depends on the words, on what is published and on the day, which decides what is valid. */
    private record Key(String normalised, String publication, LocalDate today) {}

    private final Answers answers;
    private final Supplier<String> publication;
    private final Cache<Key, Answer> known =
            Caffeine.newBuilder().maximumSize(ANSWERS).recordStats().build();

    Frequent(Answers answers, Supplier<String> publication) {
        this.answers = answers;
        this.publication = publication;
    }

    /** In front of a library, as in the server. */
    public static Frequent of(Library library) {
        return new Frequent(library.answering()::answer, () -> library.catalog().digest());
    }

    @Override
    public Answer answer(Question question, List<Exchange> history) {
        if (!history.isEmpty()) {
            return answers.answer(question, history);
        }
        var key = new Key(question.normalised(), publication.get(), question.today());
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
