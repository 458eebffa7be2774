package yiciban.bot.conversation;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.WishWords;
import yiciban.bot.system.Believable;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Ids;

/** The one inbound path, put together. Only conversations answer questions, so the library is opened here, too. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({RateLimitSettings.class, RetentionSettings.class})
class ConversationConfiguration {

    /** Codes one address may try. With 31^6 of them and thousands open, a hit takes days; people mistype twice, and rate. */
    private static final RateLimitSettings GUESSES = new RateLimitSettings(true, 5, 5);

    /** Looks for each question that somebody may ask: pages are opened, left and opened again, by a whole office at one address. */
    private static final int LOOKS = 12;

    /** Another module's bean goes before this one. */
    @Bean
    @Fallback
    CurrentContent seeds() {
        return Content::seeds;
    }

    @Bean
    OpenLibrary library(CurrentContent content, DataFolder folder, Clock clock) {
        return new OpenLibrary(content, folder, clock);
    }

    @Bean
    Entries entries(OpenLibrary library) {
        return library::title;
    }

    @Bean
    Frequent frequentAnswers(MeterRegistry registry) {
        var frequent = new Frequent();
        CaffeineCacheMetrics.monitor(registry, frequent.cache(), "yiciban.frequent");
        return frequent;
    }

    @Bean
    Answers answers(OpenLibrary library, Frequent frequent) {
        return (question, history) -> library.use(current -> frequent.answer(current, question, history));
    }

    @Bean
    ChecklistsToday checklists(OpenLibrary library, Clock clock) {
        return id -> library.use(current -> current.checklists().find(id, LocalDateTime.now(clock)));
    }

    @Bean
    Standing standing(OpenLibrary library, Clock clock) {
        return (question, given) ->
                library.use(current -> Standing.in(current, LocalDateTime.now(clock), question, given));
    }

    @Bean
    Turns turns(JdbcClient sql, PlatformTransactionManager transactions, Ids ids) {
        return new Turns(sql, new TransactionTemplate(transactions), ids);
    }

    /** Made before anybody can ask: what is stored from then on has the time of the same clock. */
    @Bean
    Believable believableClock(JdbcClient sql, Clock clock) {
        Optional<Instant> newest = sql.sql("""
                        select max(at) from (
                            select max(asked_at) as at from turn union all select max(at) from audit) newest""")
                .query((row, n) -> row.getObject(1) == null
                        ? Optional.<Instant>empty()
                        : Optional.of(Instant.ofEpochMilli(row.getLong(1))))
                .single();
        return new Believable(clock, System::nanoTime, newest);
    }

    @Bean
    Forgetting forgetting(
            DataSource database,
            PlatformTransactionManager transactions,
            RetentionSettings retention,
            Clock clock,
            Believable clockIs) {
        return new Forgetting(database, new TransactionTemplate(transactions), retention, clock, clockIs);
    }

    @Bean
    MeterBinder oldestQuestion(Turns turns, Clock clock) {
        return registry -> Gauge.builder(
                        "yiciban.questions.oldest",
                        turns,
                        waiting -> waiting.oldest()
                                .map(at -> Duration.between(at, clock.instant()).toMillis() / 1_000.0)
                                .orElse(0.0))
                .baseUnit("seconds")
                .description("age of the oldest question that has no answer yet; 0 when there is none")
                .register(registry);
    }

    @Bean
    Looks looks(RateLimitSettings asks) {
        var limit = new RateLimitSettings(asks.enabled(), LOOKS * asks.perMinute(), LOOKS * asks.burst());
        return new RateLimit(limit, Ticker.systemTicker())::allows;
    }

    @Bean
    Switches switches(JdbcClient sql, Clock clock) {
        return new Switches(sql, clock, System::nanoTime);
    }

    @Bean
    Ratings ratings(JdbcClient sql, PlatformTransactionManager transactions) {
        return new Ratings(sql, new TransactionTemplate(transactions));
    }

    @Bean
    WishWords wishWords() {
        return WishWords.read();
    }

    @Bean
    SqlWishes wishes(
            JdbcClient sql,
            Turns turns,
            WishWords words,
            Standing standing,
            Ratings ratings,
            RetentionSettings retention,
            Clock clock,
            Ids ids) {
        return new SqlWishes(
                new WishRows(sql),
                turns,
                new OpenQuestion(words),
                standing,
                ratings,
                retention,
                new PickUpCodes(new SecureRandom()),
                new RateLimit(GUESSES, Ticker.systemTicker()),
                clock,
                ids);
    }

    @Bean
    Telling telling(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            ObjectProvider<Channel> channels,
            Standing standing,
            RetentionSettings retention,
            Clock clock) {
        return new Telling(
                new WishRows(sql),
                new TransactionTemplate(transactions),
                channels.stream().toList(),
                standing,
                retention,
                clock);
    }

    @Bean
    SqlConversations conversations(
            Turns turns,
            SqlWishes wishes,
            WishWords words,
            Ratings ratings,
            Answers answers,
            Standing standing,
            RateLimitSettings rateLimit,
            Switches switches,
            MeterRegistry registry,
            ApplicationEventPublisher events,
            Clock clock,
            Ids ids) {
        return new SqlConversations(
                turns,
                new Asides(words, wishes, ratings, clock),
                ratings,
                answers,
                standing,
                new RateLimit(rateLimit, Ticker.systemTicker()),
                new Crowd(),
                switches,
                new Meters(registry),
                events,
                clock,
                ids);
    }

    @Bean
    AnsweredLater answeredLater(Wishes wishes) {
        return wishes::answered;
    }

    @Bean
    Recovery recovery(SqlConversations conversations) {
        return new Recovery(conversations);
    }
}
