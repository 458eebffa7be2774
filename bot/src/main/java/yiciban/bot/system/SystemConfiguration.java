package yiciban.bot.system;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;

/** What every module may ask for: time, ids, jobs, the data folder, the database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SystemSettings.class)
class SystemConfiguration {

    @Bean
    Clock clock() {
        return OfficeTime.clock();
    }

    @Bean
    Ids ids(Clock clock) {
        return new Ids(clock, new SecureRandom());
    }

    @Bean
    Secrets secrets() {
        return new Secrets(new SecureRandom());
    }

    @Bean
    TaskScheduler taskScheduler() {
        return Jobs.scheduler();
    }

    @Bean
    MeterBinder logMeters() {
        return registry -> FunctionCounter.builder("yiciban.log.dropped", registry, it -> Outlet.dropped())
                .description("lines of the log that nobody took, or that found no space")
                .register(registry);
    }

    @Bean
    DataFolder dataFolder(SystemSettings settings) {
        return new DataFolder(settings.dataDir());
    }

    @Bean
    DataSource dataSource(SystemSettings settings, DataFolder folder, ObjectProvider<BeforeUpgrade> before) {
        before.ifAvailable(BeforeUpgrade::look);
        return Database.open(settings.dbUrl().isBlank() ? folder.databaseUrl() : settings.dbUrl());
    }
}
