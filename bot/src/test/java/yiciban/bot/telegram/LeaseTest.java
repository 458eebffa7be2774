package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Engine;
import yiciban.bot.system.Ids;

@ParameterizedClass
@EnumSource(Engine.class)
class LeaseTest {

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Engine engine;

    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong();

    @SuppressWarnings("NullAway.Init") // before each
    private HikariDataSource database;

    @SuppressWarnings("NullAway.Init") // before each
    private JdbcClient sql;

    @SuppressWarnings("NullAway.Init") // before each
    private Lease one;

    @SuppressWarnings("NullAway.Init") // before each
    private Lease two;

    @BeforeEach
    void open() {
        database = engine.open(folder);
        sql = JdbcClient.create(database);
        one = new Lease(sql, "one", nanos::get);
        two = new Lease(sql, "two", nanos::get);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void oneHasItUntilItsBeatStandsStill() {
        assertThat(one.seize()).isTrue();
        assertThat(two.seize()).isFalse();
        for (int i = 0; i < 10; i++) {
            nanos.addAndGet(Lease.PATIENCE.toNanos() - 1);
            assertThat(one.beat()).isTrue();
            assertThat(two.seize()).isFalse();
        }
        nanos.addAndGet(Lease.PATIENCE.toNanos());
        assertThat(two.seize()).isTrue();
        assertThat(two.held()).isTrue();
        assertThat(one.beat()).isFalse();
        assertThat(one.held()).isFalse();
    }

    @Test
    void whoComesBackUnderTheSameNameNeedNotWait() {
        assertThat(one.seize()).isTrue();
        Lease again = new Lease(sql, "one", nanos::get);
        assertThat(again.seize()).isTrue();
        assertThat(one.beat()).as("the one before is over").isFalse();
    }

    @Test
    void whatWasReleasedIsFree() {
        assertThat(one.seize()).isTrue();
        one.release();
        assertThat(two.seize()).isTrue();
    }

    @Test
    void whoWasPausedAndLostItCanWriteNothing() throws InterruptedException {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        Writing writing = new Writing(transaction, one);
        AtomicInteger written = new AtomicInteger();
        assertThat(one.seize()).isTrue();
        assertThat(writing.write(written::incrementAndGet)).isEqualTo(1);
        assertThat(two.seize()).isFalse();
        nanos.addAndGet(Lease.PATIENCE.toNanos());
        assertThat(two.seize()).isTrue();
        assertThatThrownBy(() -> writing.write(written::incrementAndGet)).isInstanceOf(LeaseLostException.class);
        assertThat(written).hasValue(1);
        writing.stop();
    }

    @Test
    void oneMistakeAmongManyWritesIsItsOwn() throws InterruptedException {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        Writing writing = new Writing(transaction, one);
        assertThat(one.seize()).isTrue();
        assertThatThrownBy(() -> writing.write(() -> {
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine");
        assertThat(writing.write(() -> "fine")).isEqualTo("fine");
        writing.stop();
    }

    @Test
    void aProcessAloneInItsFolderKeepsTheNameOfTheOneBefore() {
        var data = new DataFolder(folder);
        var ids = new Ids(Clock.systemUTC(), new SecureRandom());
        String name;
        try (Node first = Node.in(data, ids)) {
            name = first.name();
            try (Node beside = Node.in(data, ids)) {
                assertThat(beside.name()).isNotEqualTo(name);
            }
        }
        try (Node next = Node.in(data, ids)) {
            assertThat(next.name()).isEqualTo(name);
        }
    }
}
