package yiciban.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Exchange;
import yiciban.bot.answer.Question;

class FrequentTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private final List<String> searched = new ArrayList<>();
    private String publication = "1";
    private long period;
    private final Frequent frequent = new Frequent();

    @Test
    void aFirstQuestionIsSearchedOnceADayAndPublication() {
        ask("居住证怎么办", TODAY);
        ask("  居住証怎么办", TODAY);
        assertThat(searched).hasSize(1);

        ask("居住证怎么办", TODAY.plusDays(1));
        publication = "2";
        ask("居住证怎么办", TODAY);
        assertThat(searched).hasSize(3);
    }

    @Test
    void whenATextBeginsOrCeasesToHoldItIsSearchedAgain() {
        ask("居住证怎么办", TODAY);
        period++;
        ask("居住证怎么办", TODAY);

        assertThat(searched).hasSize(2);
    }

    @Test
    void whoGoesBackToAPublicationHearsWhatItSaid() {
        ask("居住证怎么办", TODAY);
        publication = "2";
        ask("居住证怎么办", TODAY);
        publication = "1";
        ask("居住证怎么办", TODAY);

        assertThat(searched).hasSize(2);
    }

    @Test
    void afterOtherQuestionsTheSameWordsMayMeanSomethingElse() {
        Question question = Question.of("要带什么", TODAY);
        var before = new Exchange(Question.of("居住证", TODAY), new Answer.Declined("a"));
        frequent.answer(publication, period, this::search, question, List.of(before));
        frequent.answer(publication, period, this::search, question, List.of(before));

        assertThat(searched).hasSize(2);
    }

    @Test
    void aFailureIsNotRemembered() {
        assertThatThrownBy(() -> ask("坏了", TODAY)).hasMessage("down");
        assertThatThrownBy(() -> ask("坏了", TODAY)).hasMessage("down");
    }

    @Test
    void anAnswerKnownCostsNextToNothing() {
        for (int i = 0; i < 2_000; i++) {
            ask("居住证怎么办", TODAY);
        }
        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            ask("居住证怎么办", TODAY);
        }
        assertThat((System.nanoTime() - start) / 1_000).as("ns each").isLessThan(200_000);
    }

    private void ask(String text, LocalDate today) {
        frequent.answer(publication, period, this::search, Question.of(text, today), List.of());
    }

    private Answer search(Question question, List<Exchange> history) {
        if (question.text().equals("坏了")) {
            throw new IllegalStateException("down");
        }
        searched.add(question.text());
        return new Answer.SmallTalk("好", List.of());
    }
}
