package yiciban.bot.insight;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures, put together. */
@Configuration(proxyBeanMethods = false)
class InsightConfiguration {

    @Bean
    Overviews overviews(JdbcClient sql, Clock clock) {
        return new Overviews(new Figures(sql, clock));
    }
}
