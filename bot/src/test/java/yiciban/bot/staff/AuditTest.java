package yiciban.bot.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import yiciban.bot.system.Engine;
import yiciban.bot.system.SetClock;

/** The log of what was done: complete, in order, and not to be changed unseen. */
@ParameterizedClass
@EnumSource(Engine.class)
class AuditTest {

    private static final AuditFilter EVERYTHING =
            new AuditFilter(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), "", "", Long.MAX_VALUE);

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Engine engine;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final SetClock clock = new SetClock();

    @SuppressWarnings("NullAway.Init") // before each
    private HikariDataSource database;

    @SuppressWarnings("NullAway.Init") // before each
    private JdbcClient sql;

    @SuppressWarnings("NullAway.Init") // before each
    private Audit audit;

    @BeforeEach
    void open() {
        database = engine.open(folder);
        sql = JdbcClient.create(database);
        audit = Audit.on(database, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void three() {
        audit.record(Desk.TESTER, "添加人员", "lisi", null, "李四，民政，编辑");
        audit.record(Desk.TESTER, "改角色", "lisi", "李四，民政，编辑", "李四，民政，审核");
        audit.refused(Desk.TESTER, "登录", "lisi", "口令不对");
    }

    @Test
    void c19_whatWasDoneIsThereWithWhoWhenWhereBeforeAndAfter() {
        three();
        List<AuditEntry> entries = audit.entries(EVERYTHING, 10);
        assertThat(entries).extracting(AuditEntry::number).containsExactly(3L, 2L, 1L);
        assertThat(entries.get(1))
                .returns("tester", AuditEntry::actor)
                .returns("127.0.0.1", AuditEntry::address)
                .returns("改角色", AuditEntry::action)
                .returns(clock.instant(), AuditEntry::at)
                .returns("李四，民政，编辑", AuditEntry::before)
                .returns("李四，民政，审核", AuditEntry::after)
                .returns(false, AuditEntry::refused);
        assertThat(entries.get(0)).returns(true, AuditEntry::refused);
        assertThat(AuditChain.check(audit)).isEqualTo(new AuditChain.Verdict(3, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set actor = 'nobody' where number = 2",
                "delete from audit where number = 2",
                "delete from audit",
                "insert into audit select 2, at, 'nobody', address, action, subject, refused, old_value, new_value, hash"
                        + " from audit where number = 1 on conflict (number) do update set actor = excluded.actor",
            })
    void c19_theProgramItselfCannotChangeIt(String change) {
        three();
        assertThatThrownBy(() -> sql.sql(change).update()).hasStackTraceContaining("append-only");
        assertThat(AuditChain.check(audit).broken()).isEmpty();
    }

    /** What only one of them knows. */
    @Test
    void c19_norBehindTheBackOfTheTriggers() {
        three();
        String change = switch (engine) {
            case SQLITE ->
                "insert or replace into audit select 2, at, 'nobody', address, action, subject, refused, old_value,"
                        + " new_value, hash from audit where number = 1";
            case POSTGRESQL -> "truncate audit";
        };
        assertThatThrownBy(() -> sql.sql(change).update()).hasStackTraceContaining("append-only");
        assertThat(AuditChain.check(audit).broken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set actor = 'nobody' where number = 2",
                "update audit set refused = true where number = 2",
                "update audit set old_value = null where number = 2",
                "update audit set at = at + 1 where number = 2",
                "delete from audit where number = 2",
            })
    void c19_whoTakesTheGuardAwayIsFoundOut(String change) {
        three();
        withoutGuards(change);
        AuditChain.Verdict verdict = AuditChain.check(audit);
        assertThat(verdict.entries()).isEqualTo(1);
        assertThat(verdict.broken())
                .hasValueSatisfying(where -> assertThat(where).contains("第 2 条"));
    }

    @Test
    void c19_aLogCutShortIsFoundOut() {
        three();
        withoutGuards("delete from audit where number = 3");
        assertThat(AuditChain.check(audit).broken())
                .hasValueSatisfying(where -> assertThat(where).contains("第 3 条"));
    }

    private void withoutGuards(String change) {
        List<String> guards = switch (engine) {
            case SQLITE -> List.of("audit_no_update", "audit_no_delete");
            case POSTGRESQL -> List.of("audit_no_update on audit");
        };
        guards.forEach(guard -> sql.sql("drop trigger " + guard).update());
        sql.sql(change).update();
    }

    @Test
    void c19_whatIsUndoneIsNotRecorded() {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    audit.record(Desk.TESTER, "改角色", "lisi", "编辑", "审核");
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessage("the change failed");
        assertThat(audit.entries(EVERYTHING, 10)).isEmpty();
        three();
        assertThat(AuditChain.check(audit).entries()).isEqualTo(3);
    }

    @Test
    void c19_manyAtOnceMakeOneChain() throws Exception {
        List<Callable<String>> records = new ArrayList<>();
        IntStream.range(0, 40)
                .forEach(i -> records.add(() -> {
                    audit.record(Desk.TESTER, "改部门", "clerk" + i, null, null);
                    return "";
                }));
        try (var many = Executors.newFixedThreadPool(4)) {
            for (Future<String> record : many.invokeAll(records)) {
                record.get();
            }
        }
        assertThat(AuditChain.check(audit)).isEqualTo(new AuditChain.Verdict(40, Optional.empty()));
    }

    @Test
    void whatNoDatabaseOfOursCanStoreIsRecordedAsUnreadable() {
        audit.refused(Desk.TESTER, "改部门", "a\0b", "没有\0");
        assertThat(audit.entries(EVERYTHING, 1)).singleElement().returns("a\uFFFDb", AuditEntry::subject);
        assertThat(AuditChain.check(audit)).isEqualTo(new AuditChain.Verdict(1, Optional.empty()));
    }

    @Test
    void c14_whatIsSearchedForIsNeverSql() {
        three();
        for (String typed : List.of("' or 1=1 --", "tester'; drop table audit; --", "%", "tester\\")) {
            assertThat(audit.entries(
                            new AuditFilter(EVERYTHING.from(), EVERYTHING.to(), typed, "", Long.MAX_VALUE), 10))
                    .as(typed)
                    .isEmpty();
        }
        assertThat(audit.entries(EVERYTHING, 10)).hasSize(3);
    }

    @Test
    void c15_theExportIsReadBackAsItWas() throws IOException {
        three();
        audit.record(Desk.TESTER, "改部门", "=HYPERLINK(\"x\")", "a \"b\", c", "两行\r\n两行");
        String table = AuditTable.csv(audit.entries(EVERYTHING, 10), ZoneId.of("Asia/Shanghai"));
        try (CSVParser parser = CSVParser.parse(table.substring(1), CSVFormat.RFC4180)) {
            List<CSVRecord> rows = parser.getRecords();
            assertThat(rows).hasSize(5).allSatisfy(row -> assertThat(row.size()).isEqualTo(10));
            assertThat(rows.get(1).toList())
                    .contains("'=HYPERLINK(\"x\")", "a \"b\", c", "两行\r\n两行")
                    .noneMatch(cell -> cell.startsWith("="));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1+1", "＋1", "－1", "＠x"})
    void theExportIsSafeAgainstFormulas(String cell) {
        audit.record(Desk.TESTER, "改部门", cell, "a \"b\", c", "两行\n两行");
        String table = AuditTable.csv(audit.entries(EVERYTHING, 10), ZoneId.of("Asia/Shanghai"));
        assertThat(table)
                .startsWith("\uFEFF\"编号\"")
                .contains("\"'" + cell + "\"", "\"a \"\"b\"\", c\"", "\"两行\n两行\"", "2026-11-26T09:00:00+08:00");
    }
}
