package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;

class SuccessorsTest {

    private static final LocalDateTime SIX = LocalDateTime.of(2026, 11, 30, 18, 0);

    @Test
    void untilTheMinuteTheOldTextHoldsAndThenItsSuccessorAnswers() throws IOException {
        Entry old = guide(
                "guide-1", "养犬登记", Map.of("valid_to", "2026-11-30T18:00", "replaced_by", "guide-2", "fee", "500元"));
        Entry now = guide("guide-2", "犬只备案", Map.of("fee", "不收费"));
        try (Library library = Library.inMemory(new Catalog(List.of(old, now)))) {
            Answer before = library.answering().answer(Question.of("养犬登记多少钱", SIX.minusMinutes(1)), List.of());
            assertThat(before.text()).contains("500元");
            Answer after = library.answering().answer(Question.of("养犬登记多少钱", SIX), List.of());
            assertThat(after.text())
                    .startsWith("“养犬登记”已由“犬只备案”替代")
                    .contains("不收费")
                    .doesNotContain("500元");
            assertThat(after.sources()).extracting(Source::id).containsExactly(now.id());
        }
    }

    @Test
    void anOpenConversationGoesOnWithTheSuccessor() throws IOException {
        Entry old = guide(
                "guide-1", "养犬登记", Map.of("valid_to", "2026-11-30T18:00", "replaced_by", "guide-2", "fee", "500元"));
        Entry now = guide("guide-2", "犬只备案", Map.of("fee", "不收费"));
        try (Library library = Library.inMemory(new Catalog(List.of(old, now)))) {
            Question title = Question.of("养犬登记", SIX.minusMinutes(1));
            var before = new Exchange(title, library.answering().answer(title, List.of()));
            Answer after = library.answering().answer(Question.of("多少钱", SIX), List.of(before));
            assertThat(after.text()).contains("已由“犬只备案”替代").contains("不收费").doesNotContain("500元");
        }
    }

    @Test
    void withdrawnWithoutSuccessorIsSaidSo() throws IOException {
        Entry old = guide("guide-1", "养犬登记", Map.of("status", "withdrawn", "fee", "500元"));
        Entry other = guide("guide-2", "出生登记", Map.of("fee", "不收费"));
        try (Library library = Library.inMemory(new Catalog(List.of(old, other)))) {
            Answer answer = library.answering().answer(Question.of("养犬登记多少钱", SIX), List.of());
            assertThat(answer.outcome()).isEqualTo("not_found");
            assertThat(answer.text()).doesNotContain("500元");
        }
    }

    @Test
    void aCircleOfSuccessorsEnds() {
        Entry one = guide("guide-1", "养犬登记", Map.of("status", "withdrawn", "replaced_by", "guide-2"));
        Entry two = guide("guide-2", "犬只备案", Map.of("status", "withdrawn", "replaced_by", "guide-1"));
        assertThat(new Successors(new Catalog(List.of(one, two))).holding(one, SIX))
                .isEmpty();
    }

    @Test
    void whatStaffSaidItMustNotAnswerItDoesNotAnswer() throws IOException {
        Entry dog = guide("guide-1", "养犬登记", Map.of("unlike", List.of("养猫要登记吗？"), "fee", "500元"));
        try (Library library = Library.inMemory(new Catalog(List.of(dog, guide("guide-2", "出生登记", Map.of()))))) {
            Answer answer = library.answering().answer(Question.of("养猫要登记吗", SIX), List.of());
            assertThat(answer.sources()).extracting(Source::id).doesNotContain(dog.id());
        }
    }

    private static Entry guide(String id, String name, Map<String, ?> more) {
        return EntryText.of(
                        EntryKind.SERVICE_ITEM,
                        Map.of(
                                "id", id,
                                "name", name,
                                "status", "published",
                                "applicant", "个人",
                                "source", "养犬管理条例",
                                "provenance", "见"))
                .with(more)
                .entry();
    }
}
