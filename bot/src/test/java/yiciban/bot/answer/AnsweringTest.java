package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Faq;
import yiciban.catalog.Head;
import yiciban.catalog.Provenance;
import yiciban.catalog.Report;
import yiciban.catalog.ServiceItem;
import yiciban.catalog.Status;
import yiciban.catalog.TimeLimit;
import yiciban.catalog.Validity;

class AnsweringTest {

    private static final Answering ANSWERING = SharedLibrary.get().answering();

    private static Answer answer(String text, Exchange... history) {
        return ANSWERING.answer(Samples.question(text), List.of(history));
    }

    private static Stream<EntryId> sources(Answer answer) {
        return answer.sources().stream().map(Source::id);
    }

    private static Stream<Entry> published() {
        return Samples.published().filter(entry -> !(entry instanceof Report));
    }

    @Test
    void everyPublishedEntryIsFoundByItsExactTitle() {
        assertThat(published()).allSatisfy(entry -> {
            Answer answer = answer(entry.title());
            assertThat(answer.outcome()).isEqualTo("answered");
            assertThat(answer.sources()).extracting(Source::title).contains(entry.title());
        });
    }

    @Test
    void everyChoiceOfAnAnswerLeadsToAnAnswerAboutTheEntryItNames() {
        assertThat(published()).allSatisfy(entry -> {
            var turn = new Exchange(Samples.question(entry.title()), answer(entry.title()));
            assertThat(turn.answer().choices()).allSatisfy(choice -> {
                Answer pressed = answer(choice.question(), turn);
                assertThat(pressed.outcome()).isEqualTo("answered");
                assertThat(pressed.sources()).extracting(Source::title).anyMatch(choice.question()::contains);
            });
        });
    }

    @Test
    void ofSeveralServicesAcrossProvincesTheOneThatWasAskedForIsNamed() {
        assertThat(answer("考上外省大学户口怎么迁").text()).contains("跨省通办“大中专院校录取学生户口迁移”");
        assertThat(answer("异地提取公积金").text()).contains("跨省办理：").doesNotContain("跨省通办“");

        var car = new Exchange(Samples.question("车该年检了"), answer("车该年检了"));
        assertThat(answer("我人在外地能检吗", car).text()).contains("跨省通办“申领机动车检验合格标志(异地检验)”");
    }

    @Test
    void everyChoiceOfEveryFamilyLeadsToItsItem() {
        assertThat(Lexicon.read().families()).allSatisfy(family -> {
            Answer asked = answer(family.names().iterator().next());
            assertThat(asked.choices()).hasSameSizeAs(family.items());
            for (int i = 0; i < family.items().size(); i++) {
                var turn = new Exchange(Samples.question("办证"), asked);
                String title = Samples.entry(family.items().get(i)).title();
                for (String reply : List.of(asked.choices().get(i).question(), String.valueOf(i + 1))) {
                    assertThat(answer(reply, turn).sources())
                            .extracting(Source::title)
                            .contains(title);
                }
            }
        });
    }

    @Test
    void noDraftIsQuotedWhenAskedForByItsTitle() {
        Stream<Entry> drafts =
                Samples.SEEDS.entries().stream().filter(entry -> entry.head().status() == Status.DRAFT);
        assertThat(drafts).isNotEmpty().allSatisfy(draft -> {
            Answer answer = answer(draft.title() + "怎么办");
            assertThat(sources(answer)).doesNotContain(draft.id());
            assertThat(answer.choices()).extracting(Choice::question).doesNotContain(draft.title());
        });
    }

    @Test
    void aNameWithSeveralItemsIsAskedBackAndTheReplyAnswered() {
        Answer asked = answer("身份证");
        assertThat(asked.outcome()).isEqualTo("clarifying");
        Answer answer = answer("丢了", new Exchange(Samples.question("身份证"), asked));
        assertThat(sources(answer)).contains(Samples.ID_CARD_LOST);
    }

    @Test
    void aFollowUpIsAnsweredFromTheItemInHand() {
        var first = new Exchange(Samples.question("居住证申领"), answer("居住证申领"));
        Answer answer = answer("要带什么", first);
        assertThat(answer.text()).contains("要带的材料");
        assertThat(sources(answer)).containsExactly(Samples.RESIDENCE_PERMIT);
    }

    @Test
    void afterALifeEventItsItemsAreAskedForByNameOrNumber() {
        var event = new Exchange(Samples.question("我想开个面馆"), answer("我想开个面馆"));
        assertThat(event.answer().inHand()).isEqualTo(new EntryId("le-016"));
        EntryId food = new EntryId("guide-053");
        assertThat(answer("食品经营许可要带啥", event).inHand()).isEqualTo(food);
        assertThat(answer("第2项要带啥", event).inHand()).isEqualTo(food);
        assertThat(answer("2", event).inHand()).isEqualTo(food);
        assertThat(answer("要带啥", event).inHand()).isEqualTo(new EntryId("le-016"));
        assertThat(answer("第1项", event)).isInstanceOf(Answer.Clarifying.class);
    }

    @Test
    void anItemOfALifeEventWithoutAGuideIsNotFoundAndNamed() {
        var event = new Exchange(Samples.question("我想开个面馆"), answer("我想开个面馆"));
        Answer answer = answer("第3项要带啥", event);
        assertThat(answer).isInstanceOf(Answer.NotFound.class);
        assertThat(answer.text()).contains("户外招牌设施备案/审批", "12345");
        assertThat(answer.choices()).extracting(Choice::question).containsExactly("开办餐饮店");
    }

    @Test
    void aQuestionFarFromEverythingIsNotFoundWithoutChoices() {
        Answer answer = answer("红烧肉怎么做好吃");
        assertThat(answer.outcome()).isEqualTo("not_found");
        assertThat(answer.choices()).isEmpty();
        assertThat(answer.text()).contains("12345");
    }

    @Test
    void aTelephoneNumberIsNotFoundEvenWhenTheMatterIs() {
        Answer answer = answer("办居住证的派出所电话多少");
        assertThat(answer.outcome()).isEqualTo("not_found");
        assertThat(answer.text()).contains("电话");
    }

    @Test
    void aTelephoneNumberOfTheItemInHandIsNotFoundEither() {
        var first = new Exchange(Samples.question("法律援助申请"), answer("法律援助申请"));
        assertThat(answer("电话多少", first).outcome()).isEqualTo("not_found");
    }

    @Test
    void aFigureOfAnotherYearOrAreaIsNotFoundAndOursOffered() {
        for (String question : List.of("2023年跨省通办多少项", "卫东区有多少事项能跨省通办")) {
            Answer answer = answer(question);
            assertThat(answer.outcome()).isEqualTo("not_found");
            assertThat(answer.text()).contains("2022", "湛河区");
            assertThat(answer.choices())
                    .singleElement()
                    .satisfies(choice ->
                            assertThat(sources(answer(choice.question()))).contains(Samples.REPORT));
        }
    }

    @Test
    void wordsTypedByTheirSoundAreUnderstood() {
        assertThat(sources(answer("居主证要带什么"))).contains(Samples.RESIDENCE_PERMIT);
    }

    @Test
    void anythingAtAllEndsAsAnAnswer() {
        for (String text :
                List.of("?", "？？？", "0", "a", "\u0000", "😀", "' or 1=1 --", "\ud83d", "不是，是", "那呢", "第4个")) {
            assertThat(answer(text).text()).as(text).isNotBlank();
            assertThat(answer(text, new Exchange(Samples.question("居住证申领"), answer("居住证申领")))
                            .text())
                    .as(text)
                    .isNotBlank();
        }
    }

    // 生效/失效

    @Test
    void aFamilyWhoseItemsMayNotBeQuotedIsNotAskedBack() throws IOException {
        var lost = item(Samples.ID_CARD_LOST.value(), "身份证补领", Validity.ALWAYS);
        try (Library library = Library.inMemory(new Catalog(List.of(lost, faq())))) {
            Answer answer = library.answering().answer(Samples.question("身份证"), List.of());
            assertThat(answer.outcome()).isNotEqualTo("clarifying");
        }
    }

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

    @Test
    void anEntryIsQuotedOnItsLastDayAndNoLongerOnTheNext() throws IOException {
        var expiring = item("guide-1", "养犬登记", Validity.ofDays(null, LAST_DAY));
        try (Library library = Library.inMemory(new Catalog(List.of(expiring, faq())))) {
            Answer last = library.answering().answer(Question.of("养犬登记", LAST_DAY), List.of());
            assertThat(sources(last)).containsExactly(expiring.id());
            Answer late = library.answering().answer(Question.of("养犬登记", LAST_DAY.plusDays(1)), List.of());
            assertThat(late.outcome()).isEqualTo("not_found");
            assertThat(late.text()).doesNotContain("免疫证明");
        }
    }

    @Test
    void anEntryIsNotQuotedBeforeItHolds() throws IOException {
        var coming = item("guide-1", "养犬登记", Validity.ofDays(LAST_DAY.plusDays(1), null));
        try (Library library = Library.inMemory(new Catalog(List.of(coming, faq())))) {
            Answer early = library.answering().answer(Question.of("养犬登记要带什么", LAST_DAY), List.of());
            assertThat(sources(early)).doesNotContain(coming.id());
            assertThat(early.text()).doesNotContain("免疫证明");
        }
    }

    @Test
    void anItemInHandThatExpiredMeanwhileIsNoLongerQuoted() throws IOException {
        var expiring = item("guide-1", "养犬登记", Validity.ofDays(null, LAST_DAY));
        try (Library library = Library.inMemory(new Catalog(List.of(expiring, faq())))) {
            Question title = Question.of("养犬登记", LAST_DAY);
            var before = new Exchange(title, library.answering().answer(title, List.of()));
            Answer next = library.answering().answer(Question.of("要带什么", LAST_DAY.plusDays(1)), List.of(before));
            assertThat(sources(next)).doesNotContain(expiring.id());
            assertThat(next.text()).doesNotContain("免疫证明");
        }
    }

    @Test
    void anExpiredGuideDoesNotLendItsFacetsToAnother() throws IOException {
        var expired = item("guide-1", "养犬登记", Validity.ofDays(null, LAST_DAY));
        var faq = new Faq(head("faq-1", "哪些狗不能养?", Validity.ALWAYS, List.of(expired.id())), "烈性犬不能养。");
        try (Library library = Library.inMemory(new Catalog(List.of(expired, faq)))) {
            Answer answer = library.answering().answer(Question.of("哪些狗不能养?要带什么材料", Samples.TODAY), List.of());
            assertThat(sources(answer)).doesNotContain(expired.id());
            assertThat(answer.text()).doesNotContain("免疫证明");
        }
    }

    private static ServiceItem item(String id, String title, Validity validity) {
        return new ServiceItem(
                head(id, title, validity, List.of()),
                "个人",
                null,
                List.of("犬只免疫证明", "居民身份证"),
                List.of(),
                new TimeLimit(null, null),
                null,
                null,
                null,
                null,
                null);
    }

    private static Faq faq() {
        return new Faq(head("faq-1", "哪些狗不能养?", Validity.ALWAYS, List.of()), "烈性犬不能养。");
    }

    private static Head head(String id, String title, Validity validity, List<EntryId> related) {
        var provenance = new Provenance("养犬管理条例", null, null, "见");
        return new Head(
                new EntryId(id), title, "", List.of(), List.of(), related, Status.PUBLISHED, validity, provenance);
    }

    @Test
    void aGuideNamedInFullLeadsBeforeAnotherMatterOfTheSameFacet() {
        assertThat(sources(answer("工伤认定到底归哪个单位管呀"))).contains(new EntryId("guide-031"));
    }

    @Test
    void anFaqYieldsToItsGuideWhenSeveralFacetsAreAsked() {
        Answer answer = answer("残疾证到期换新的，带啥、收费不");
        assertThat(answer.inHand()).isEqualTo(new EntryId("guide-055"));
        assertThat(answer.text()).contains("户口簿", "免费");
    }

    @Test
    void whatTheSourceSaysIsSaidBesideTheTelephoneNumberItDoesNot() {
        Answer answer = answer("育儿补贴归哪个部门管，我想打电话问进度");
        assertThat(answer.outcome()).isEqualTo("answered");
        assertThat(answer.text()).contains("没有写", "卫生健康");
    }

    @Test
    void aCorrectionKeepsWhatWasAsked() {
        String asked = "身份证到期换新的多少钱";
        var turn = new Exchange(Samples.question(asked), answer(asked));
        assertThat(answer("说错了,是弄丢了不是到期,要多少", turn).text()).contains("丢失补领40元");
    }
}
