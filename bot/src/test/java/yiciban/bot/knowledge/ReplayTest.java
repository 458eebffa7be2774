package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import yiciban.bot.conversation.PastQuestions;
import yiciban.bot.system.Engine;
import yiciban.bot.system.Masking;

/** What citizens asked lately is asked again before a publication, as it was asked. */
@ParameterizedClass
@EnumSource(Engine.class)
class ReplayTest {

    private static final Instant LATELY = Desk.NOON.minus(Duration.ofDays(2));

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Engine engine;

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(engine, folder);
        desk.golden.clear();
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    @Test
    void aQuestionOfTheLastTwoWeeksWhoseAnswerChangesIsListed() {
        asked("one", 1, "养狗办证要多少钱", LATELY);
        asked("two", 1, "养狗办证要多少钱", LATELY.plusSeconds(5));
        asked("three", 1, "结婚登记要钱吗", LATELY);
        asked("four", 1, "养犬登记收多少钱", Desk.NOON.minus(Duration.ofDays(15)));

        Trial trial = tried();

        assertThat(trial.asked()).isEqualTo(2);
        assertThat(trial.changes()).singleElement().satisfies(change -> {
            assertThat(change.question()).isEqualTo("养狗办证要多少钱");
            assertThat(change.earlier()).isEmpty();
            assertThat(change.golden()).isFalse();
            assertThat(change.before().text()).contains("500元");
            assertThat(change.after().text()).contains("300元");
        });
    }

    @Test
    void aFollowUpIsAskedAfterWhatItFollows() {
        asked("one", 1, "养犬登记归谁管", LATELY);
        asked("one", 2, "那要多少钱", LATELY.plusSeconds(60));

        Trial trial = tried();

        assertThat(trial.asked()).isEqualTo(2);
        assertThat(trial.changes()).singleElement().satisfies(change -> {
            assertThat(change.question()).isEqualTo("那要多少钱");
            assertThat(change.earlier()).containsExactly("养犬登记归谁管");
            assertThat(change.after().text()).contains("300元");
        });
    }

    @Test
    void whoComesBackLaterBeginsAnew() {
        asked("one", 1, "养犬登记归谁管", LATELY);
        asked("one", 2, "那要多少钱", LATELY.plus(Duration.ofMinutes(31)));
        assertThat(tried().changes()).isEmpty();
    }

    @Test
    void onlyTheLastFewTurnsAreStillMeant() {
        for (int turn = 1; turn <= 9; turn++) {
            asked("one", turn, "第" + turn + "问", LATELY.plusSeconds(turn));
        }
        List<List<String>> since = new PastQuestions(desk.sql).since(LATELY, 100);
        assertThat(since).hasSize(9);
        assertThat(since.getFirst()).containsExactly("第3问", "第4问", "第5问", "第6问", "第7问", "第8问", "第9问");
        assertThat(since.getLast()).containsExactly("第1问");
    }

    @Test
    void theNewestAreAskedWhenThereAreTooMany() {
        for (int at = 0; at < 30; at++) {
            asked("c" + at, 1, "第" + at % 15 + "样", LATELY.plusSeconds(at));
        }
        assertThat(new PastQuestions(desk.sql).since(LATELY, 4))
                .containsExactly(List.of("第14样"), List.of("第13样"), List.of("第12样"), List.of("第11样"));
    }

    @Test
    void whatIsLeftOfANumberIsNotAsked() {
        asked("one", 1, Masking.mask("11010519491231002X，养犬登记多少钱").text(), LATELY);
        desk.sql.sql("update turn set masked = true").update();
        assertThat(new PastQuestions(desk.sql).since(LATELY, 9)).containsExactly(List.of("，养犬登记多少钱"));
    }

    /** With the dogs' fee changed. */
    private Trial tried() {
        desk.change(Desk.WANG, Desk.DOG, "fee", "300元");
        desk.editing.submit(Desk.WANG, Desk.DOG);
        desk.editing.approve(Desk.CHEN, Desk.DOG);
        List<Revision> ready = desk.publishing.ready(Desk.CHEN, List.of());
        return desk.publishing.run(desk.publishing.begin(Desk.CHEN, ready), ready, (done, all) -> {});
    }

    private void asked(String conversation, int number, String question, Instant at) {
        desk.sql
                .sql("""
                        insert into conversation (id, channel, address, begun_at) values (:id, 'web', :id, :at)
                        on conflict do nothing""")
                .param("id", conversation)
                .param("at", at.toEpochMilli())
                .update();
        desk.sql
                .sql("""
                        insert into turn (id, conversation, number, message, question, masked, asked_at)
                        values (:id, :conversation, :number, :id, :question, false, :at)""")
                .param("id", conversation + "-" + number)
                .param("conversation", conversation)
                .param("number", number)
                .param("question", question)
                .param("at", at.toEpochMilli())
                .update();
    }
}
