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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Ids;

/** The one inbound path, put together. Only conversations answer questions, so the library is opened here, too. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(RateLimitSettings.class)
class ConversationConfiguration {

    @Bean
    OpenLibrary library(DataFolder folder, Clock clock) {
        return new OpenLibrary(folder, clock);
    }

    @Bean
    Entries entries(OpenLibrary library) {
        return library::title;
    }

    @Bean
    Frequent frequentAnswers(OpenLibrary library, MeterRegistry registry) {
        var frequent = new Frequent(
                (question, history) -> library.get().answering().answer(question, history),
                () -> library.get().catalog().digest());
        CaffeineCacheMetrics.monitor(registry, frequent.cache(), "yiciban.frequent");
        return frequent;
    }

    @Bean
    ChecklistsToday checklists(OpenLibrary library, Clock clock) {
        return id -> library.get().checklists().find(id, LocalDateTime.now(clock));
    }

    @Bean
    SqlConversations conversations(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            Frequent answers,
            RateLimitSettings rateLimit,
            MeterRegistry registry,
            ApplicationEventPublisher events,
            Clock clock,
            Ids ids) {
        return new SqlConversations(
                new Turns(sql, new TransactionTemplate(transactions), ids),
                answers,
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
