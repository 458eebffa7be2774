package yiciban.bot.conversation;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Clock;
import java.time.LocalDateTime;
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
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Ids;

/** The one inbound path, put together. Only conversations answer questions, so the library is opened here, too. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(RateLimitSettings.class)
class ConversationConfiguration {

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
    SqlConversations conversations(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            Answers answers,
            OpenLibrary library,
            RateLimitSettings rateLimit,
            MeterRegistry registry,
            ApplicationEventPublisher events,
            Clock clock,
            Ids ids) {
        return new SqlConversations(
                new Turns(sql, new TransactionTemplate(transactions), ids),
                answers,
                (question, given) ->
                        library.use(current -> Standing.in(current, LocalDateTime.now(clock), question, given)),
                new RateLimit(rateLimit, Ticker.systemTicker()),
                new Meters(registry),
                events,
                clock,
                ids);
    }

    @Bean
    Recovery recovery(SqlConversations conversations) {
        return new Recovery(conversations);
    }
}
