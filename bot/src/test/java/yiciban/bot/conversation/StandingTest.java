package yiciban.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Judgment;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Question;
import yiciban.bot.answer.SharedLibrary;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;

class StandingTest {

    private static final LocalDateTime NOON = LocalDateTime.parse("2026-11-26T12:00");
    private static final String ASKED = "养犬登记多少钱";

    private static Library with(Map<String, ?> more) {
        Entry dog = EntryText.of(
                        EntryKind.SERVICE_ITEM,
                        Map.of(
                                "id", "guide-001",
                                "name", "养犬登记",
                                "status", "published",
                                "applicant", "个人",
                                "materials", List.of("身份证", "犬只照片"),
                                "source", "管理条例",
                                "provenance", "见"))
                .with(more)
                .entry();
        return Library.open(Content.seeds(new Catalog(List.of(dog))), null, (done, all) -> {});
    }

    private static Answer asked(Library library) {
        Answer answer = library.answering().answer(Question.of(ASKED, NOON), List.of());
        assertThat(answer.outcome()).isEqualTo("answered");
        return answer;
    }

    @Test
    void whatWasChangedUnderTheSameIdIsNotShownAgain() throws IOException {
        try (Library before = with(Map.of("fee", "500元一只"));
                Library after = with(Map.of("fee", "300元一只"));
                Library told = with(Map.of("fee", "500元一只", "similar", List.of("养狗办证要多少钱"), "summary", "养狗要登记。"))) {
            Answer given = asked(before);
            assertThat(given.text()).contains("500元一只");
            assertThat(Standing.in(before, NOON, ASKED, given)).isEqualTo(given);
            assertThat(Standing.in(told, NOON, ASKED, given))
                    .as("other words of the entry were changed")
                    .isEqualTo(given);
            Answer instead = Standing.in(after, NOON, ASKED, given);
            assertThat(instead.text()).isEqualTo("这条回答引用的资料已经更新，请重新问一次。");
            assertThat(instead.choices().getFirst().question()).isEqualTo(ASKED);
        }
    }

    @Test
    void whatBeginsAtAMinuteEndsTheOldText() throws IOException {
        try (Library before = with(Map.of("fee", "500元一只", "valid_to", "2026-11-26T18:00"));
                Library after = with(Map.of("fee", "300元一只", "valid_from", "2026-11-26T18:00"))) {
            Answer given = asked(before);
            assertThat(Standing.in(before, NOON.plusHours(7), ASKED, given).text())
                    .contains("停用");
            assertThat(Standing.in(after, NOON.plusHours(7), ASKED, given).text())
                    .contains("更新");
        }
    }

    @Test
    void everyAnswerOfTheRealContentStandsWhileNothingChanged() {
        Library library = SharedLibrary.get();
        var fallen = new ArrayList<String>();
        List<Judgment> all = Judgment.all();
        int answered = 0;
        for (int i = 0; i < all.size(); i += 5) {
            String question = all.get(i).turns().getLast();
            Answer given = library.answering().answer(Question.of(question, NOON), List.of());
            if (!given.sources().isEmpty()) {
                answered++;
                if (!Standing.in(library, NOON, question, given).equals(given)) {
                    fallen.add(question + ": " + given.sources());
                }
            }
        }
        assertThat(answered).isGreaterThan(100);
        assertThat(fallen).isEmpty();
    }
}
