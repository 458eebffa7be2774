package yiciban.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.system.Engine;

@ParameterizedClass
@EnumSource(Engine.class)
class GapsTest {

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Engine engine;

    @TempDir
    Path folder;

    private HikariDataSource database;
    private JdbcClient sql;
    private Gaps gaps;
    private int turns;

    @BeforeEach
    void open() {
        database = engine.open(folder);
        sql = JdbcClient.create(database);
        gaps = new Gaps(sql);
        sql.sql("insert into conversation (id, channel, address, begun_at) values ('c', 'web', 'a', 0)")
                .update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theSameWordsAreOneGap() {
        asked("烟草证怎么办", "not_found", null);
        asked("烟草证 怎么办？", "not_found", null);
        asked("养狗要登记吗", "not_found", null);

        assertThat(gaps.open()).hasSize(2);
        Gap first = gaps.open().getFirst();
        assertThat(first.questions()).containsExactly("烟草证 怎么办？", "烟草证怎么办");
        assertThat(first.count()).isEqualTo(2);
        assertThat(first.lastAsked()).isEqualTo(Instant.ofEpochMilli(2));
        assertThat(first.kind()).isEqualTo(Gap.Kind.NOT_FOUND);
        assertThat(first.status()).isEqualTo(Gap.Status.OPEN);
        assertThat(first.office()).isNull();
        assertThat(first.due()).isNull();
        assertThat(first.id())
                .startsWith("gap-")
                .isNotEqualTo(gaps.open().getLast().id());
    }

    @Test
    void anIdStaysWhenTheWordsAreAskedAgain() {
        asked("烟草证怎么办", "not_found", null);
        String id = gaps.open().getFirst().id();
        asked("烟草证怎么办", "failed", null);

        assertThat(gaps.open()).singleElement().satisfies(gap -> {
            assertThat(gap.id()).isEqualTo(id);
            assertThat(gap.kind()).isEqualTo(Gap.Kind.FAILED);
        });
    }

    @Test
    void onlyWhatSatisfiedNobodyIsAGap() {
        asked("居住证怎么办", "answered", true);
        asked("居住证要钱吗", "answered", null);
        asked("你好", "small_talk", null);
        asked("还在查", null, null);
        asked("居住证几天", "answered", false);

        assertThat(gaps.open()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.UNHELPFUL);
            assertThat(gap.questions()).containsExactly("居住证几天");
        });
    }

    private void asked(String question, @Nullable String outcome, @Nullable Boolean helpful) {
        turns++;
        sql.sql("""
                        insert into turn (id, conversation, number, message, question, masked, asked_at, outcome, helpful)
                        values (:id, 'c', :number, :id, :question, false, :number, :outcome, :helpful)""")
                .param("id", "t" + turns)
                .param("number", turns)
                .param("question", question)
                .param("outcome", outcome)
                .param("helpful", helpful)
                .update();
    }
}
