package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While nodes are exchanged one after the other, those of the version before work on tables that a newer one migrated. */
@ParameterizedClass
@EnumSource(Engine.class)
class RollingUpgradeTest {

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Engine engine;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private HikariDataSource database;

    @SuppressWarnings("NullAway.Init") // before each
    private JdbcClient sql;

    @BeforeEach
    void open() {
        database = engine.open(folder);
        sql = JdbcClient.create(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyStatementOfTheVersionBeforeWorksOnTheNewestTables() {
        List<String> statements = statements();
        assertThat(statements).hasSizeGreaterThan(20);
        for (String statement : statements) {
            int rows = statement.startsWith("select")
                    ? sql.sql(statement).query().listOfRows().size()
                    : sql.sql(statement).update();
            assertThat(rows).as(statement).isOne();
        }
    }

    @Test
    void aNodeOfTheVersionBeforeStartsAgainAfterANewerOneHasMigrated() {
        sql.sql("""
                        insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                            installed_by, installed_on, execution_time, success)
                        select 999, '999', 'of a newer program', 'SQL', 'V999__newer.sql', 1, 'yiciban', installed_on, 1, true
                        from flyway_schema_history where version = '4'""").update();
        try (HikariDataSource again = engine.open(folder)) {
            assertThat(JdbcClient.create(again)
                            .sql("select number from audit_head")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static List<String> statements() {
        try (var file = Objects.requireNonNull(RollingUpgradeTest.class.getResourceAsStream("/statements-v4.sql"))) {
            return Stream.of(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("(?m)^--.*$", "")
                            .split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
