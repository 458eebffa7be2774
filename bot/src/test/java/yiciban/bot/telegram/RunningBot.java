package yiciban.bot.telegram;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import yiciban.bot.conversation.RateLimitSettings;
import yiciban.bot.system.Ids;

/** The whole channel against a fake server and on a real database, but waiting hardly at all. */
final class RunningBot implements AutoCloseable {

    /** Whose waits are no sign of trouble. */
    private static final Set<String> CALM = Set.of("telegram-duty", "telegram-typing");

    /** What was waited for because of trouble or pace, in order. */
    final List<Duration> waits = new CopyOnWriteArrayList<>();

    final PollHealth health;
    final Station station;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final JdbcClient sql;
    private final HikariDataSource database;

    /** How it is set up. */
    record Setup(
            FakeStore store,
            String node,
            Clock clock,
            LongSupplier nanos,
            RateLimitSettings limit,
            TelegramSettings settings) {

        static Setup of(FakeTelegram telegram) {
            return of(telegram.url());
        }

        static Setup of(URI url) {
            return new Setup(
                    new FakeStore(),
                    "node-1",
                    Clock.systemUTC(),
                    System::nanoTime,
                    new RateLimitSettings(false, 15, 5),
                    RunningBot.settings(url, Duration.ofSeconds(5)));
        }

        Setup as(String other) {
            return new Setup(store, other, clock, nanos, limit, settings);
        }

        Setup on(FakeStore other) {
            return new Setup(other, node, clock, nanos, limit, settings);
        }

        Setup at(Clock other) {
            return new Setup(store, node, other, nanos, limit, settings);
        }

        /** Its stopwatch runs this much faster. */
        Setup hurried(int times) {
            return new Setup(store, node, clock, () -> System.nanoTime() * times, limit, settings);
        }

        Setup limited() {
            return new Setup(store, node, clock, nanos, new RateLimitSettings(true, 15, 5), settings);
        }

        Setup with(TelegramSettings other) {
            return new Setup(store, node, clock, nanos, limit, other);
        }
    }

    static TelegramSettings settings(URI url, Duration poll) {
        return new TelegramSettings(FakeTelegram.TOKEN, url, TelegramSettings.Mode.POLLING, poll, "", "", "", "");
    }

    RunningBot(FakeTelegram telegram, FakeConversations conversations) {
        this(Setup.of(telegram), conversations);
    }

    RunningBot(Setup setup, FakeConversations conversations) {
        database = setup.store().open();
        sql = JdbcClient.create(database);
        station = new Station(
                setup.settings(),
                new Station.Ground(
                        sql,
                        new TransactionTemplate(new DataSourceTransactionManager(database)),
                        conversations,
                        conversations.wishes,
                        id -> Optional.ofNullable(Map.of("guide-001", "居住证办理").get(id)),
                        setup.limit(),
                        meters,
                        new Ids(setup.clock(), new SecureRandom()),
                        setup.node(),
                        setup.clock(),
                        setup.nanos(),
                        new SecureRandom(),
                        this::pause));
        health = station.health;
        station.duty.start();
    }

    private void pause(Duration time) throws InterruptedException {
        if (!CALM.contains(Thread.currentThread().getName())) {
            waits.add(time);
        }
        Thread.sleep(time.compareTo(Duration.ofMillis(10)) > 0 ? Duration.ofMillis(10) : time);
    }

    HikariDataSource database() {
        return database;
    }

    TelegramState state() {
        return TelegramState.read(sql);
    }

    /** Waits until everything that came is done and sent. */
    void settled(FakeTelegram telegram) {
        await().until(() -> telegram.updates.waiting().isEmpty() && state().waiting() == 0 && state().queued() == 0);
    }

    double count(String meter, String... tags) {
        var counter = meters.find(meter).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    /** Ends as if the machine had: nothing is drained, nothing confirmed, the lease stays. */
    void crash() {
        database.close();
        station.close();
    }

    @Override
    public void close() {
        station.close();
        database.close();
    }
}
