package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.system.Engine;

/** Several nodes on one PostgreSQL: one fetches and sends, whatever becomes of it. */
@Timeout(30)
class TwoNodesTest extends ChatTest {

    @TempDir
    private Path folder;

    @Test
    void ofTwoNodesOnePollsAndTheOtherTakesOverWhenItIsGone() {
        RunningBot.Setup setup = RunningBot.Setup.of(telegram)
                .on(new FakeStore(Engine.POSTGRESQL))
                .hurried(10);
        RunningBot first = new RunningBot(setup, conversations);
        telegram.citizen.says(ANNA, "一");
        sent(1);
        try (var second = new RunningBot(setup.as("node-2"), conversations)) {
            await().until(() ->
                    Boolean.FALSE.equals(second.health.health().getDetails().get("onDuty")));
            telegram.citizen.says(ANNA, "二");
            sent(2);
            assertThat(telegram.calls("getme")).as("only the first polls").hasSize(1);
            first.crash();
            telegram.citizen.says(ANNA, "三");
            second.settled(telegram);
            assertThat(visible(ANNA)).containsExactly("收到：一", "收到：二", "收到：三");
            assertThat(second.health.health().getDetails()).containsEntry("onDuty", true);
        }
    }

    /** As when its machine is cut off: the server ends such a transaction by itself, in the test after a tenth of a second. */
    @Test
    void aHolderThatHangsInTheMiddleOfATransactionLosesTheLeaseAllTheSame() throws SQLException {
        var nanos = new AtomicLong();
        try (var database = Engine.POSTGRESQL.open(folder)) {
            JdbcClient sql = JdbcClient.create(database);
            Lease one = new Lease(sql, "one", nanos::get);
            Lease two = new Lease(sql, "two", nanos::get);
            assertThat(one.seize()).isTrue();
            assertThat(two.seize()).isFalse();
            try (Connection hung = database.getConnection()) {
                hung.createStatement().execute("set idle_in_transaction_session_timeout = '100ms'");
                hung.setAutoCommit(false);
                hung.createStatement().execute("update telegram_lease set beat = beat + 1");
                nanos.addAndGet(Lease.PATIENCE.toNanos());

                assertThat(two.seize()).isTrue();

                assertThatThrownBy(hung::commit).isInstanceOf(SQLException.class);
            }
            assertThat(one.beat()).isFalse();
        }
    }
}
