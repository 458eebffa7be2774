package yiciban.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.core.joran.spi.JoranException;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Rejected;
import yiciban.bot.conversation.PastTurns;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.Staffing;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/** gaps and gap, as their callers see them, without a server and without a model. */
class GapVerbsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T01:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @SuppressWarnings("NullAway.Init") // read before each test
    private String id;

    @BeforeAll
    static void logsAsTheProgramDoes() throws JoranException {
        Ran.logsAsTheProgramDoes();
    }

    @BeforeEach
    void peopleAndAQuestion() {
        try (HikariDataSource database = Database.open(new DataFolder(data).databaseUrl())) {
            Staffing.add(database, CLOCK, "li", Role.EDITOR, "政务服务");
            Staffing.add(database, CLOCK, "chen", Role.REVIEWER, StaffMember.EVERY_OFFICE);
            JdbcClient sql = JdbcClient.create(database);
            sql.sql("insert into conversation (id, channel, address, begun_at) values ('c', 'web', 'a', 0)")
                    .update();
            sql.sql("""
                            insert into turn (id, conversation, number, message, question, masked, asked_at, outcome, answer)
                            values ('t', 'c', 1, 'm', '烟草证怎么办', false, :at, 'not_found', :answer)""")
                    .param("at", CLOCK.millis())
                    .param(
                            "answer",
                            PastTurns.written(new Answer.NotFound(
                                    "没有找到。", List.of(), 0.1, List.of(new Rejected("guide-001", "养犬登记", 0.4)))))
                    .update();
            sql.sql("insert into rating (turn, level, reason, remark, rated_at) values ('t', 4, 'unclear', '没看懂', 0)")
                    .update();
        }
        id = json().get("id").stringValue();
    }

    private JsonNode json() {
        return new JsonMapper().readTree(run("gaps", "--json").lines().getFirst());
    }

    private Ran run(String... args) {
        return Ran.of(data, CLOCK, "", args);
    }

    @Test
    void whatWasAskedIsListedOnceWithOfficeAndDay() {
        assertThat(run("gaps").lines()).containsExactly("   1 次  没有找到  待处理  政务服务  2026-12-03前  烟草证怎么办  " + id);
        JsonNode gap = json();
        assertThat(gap.propertyNames())
                .containsExactly(
                        "id",
                        "questions",
                        "office",
                        "due",
                        "status",
                        "kind",
                        "count",
                        "last_asked",
                        "queue",
                        "owner",
                        "entry",
                        "draft",
                        "noise",
                        "ratings",
                        "rejected");
        assertThat(gap.get("rejected").toString())
                .isEqualTo("[{\"entry\":\"guide-001\",\"title\":\"养犬登记\",\"score\":0.4}]");
        assertThat(gap.get("ratings").toString())
                .isEqualTo("[{\"level\":4,\"reason\":\"unclear\",\"remark\":\"没看懂\"}]");
        assertThat(gap.get("due").stringValue()).isEqualTo("2026-12-03");
        assertThat(gap.get("status").stringValue()).isEqualTo("open");
        assertThat(gap.get("kind").stringValue()).isEqualTo("not_found");
    }

    @Test
    void anAnswerBecomesADraftBoundToTheGap() {
        Ran answered = run("gap", "answer", id, "--text", "到烟草专卖局办。", "--source", "烟草专卖法", "--as", "li");
        assertThat(answered.out()).isEqualTo("草稿 faq-087 已写好，用 submit 提交审核。\n");
        assertThat(json().get("status").stringValue()).isEqualTo("drafted");
        assertThat(json().get("draft").stringValue()).isEqualTo("faq-087");
        assertThat(run("submit", "--as", "li").out()).isEqualTo("faq-087  待审核  烟草证怎么办\n");
        assertThat(run("approve", "--as", "chen").out()).startsWith("faq-087  已审核");
    }

    @Test
    void aGapIsAssignedAndDismissed() {
        assertThat(run("gap", "assign", id, "--office", "市场监管", "--as", "chen").out())
                .isEqualTo("已分派给市场监管，2026-12-03 前处理。\n");
        assertThat(run("gap", "dismiss", id, "--reason", "归烟草局管", "--as", "li").err())
                .isEqualTo("没有完成：这个问题归市场监管，您在政务服务。\n");
        assertThat(run("gap", "dismiss", id, "--reason", "归烟草局管", "--as", "chen")
                        .out())
                .isEqualTo("已标为不处理。\n");
        assertThat(run("gaps").out()).isEqualTo("没有未答好的问题。\n");
    }

    @Test
    void whatIsRefusedIsSaidInOneSentence() {
        Ran unknown = run("gap", "dismiss", "gap-none", "--reason", "x", "--as", "chen");
        assertThat(unknown.exit()).isOne();
        assertThat(unknown.err()).isEqualTo("没有完成：没有编号为 gap-none 的问题。\n");
        assertThat(run("gap", "answer", id, "--text", "a", "--source", "b", "--as", "chen")
                        .err())
                .isEqualTo("没有完成：只有编辑可以写答案。\n");
        assertThat(run("gap", "assign", id, "--as", "li").exit()).isEqualTo(2);
        assertThat(run("gap").err()).startsWith("还缺：动词 answer、assign 或 dismiss");
    }
}
