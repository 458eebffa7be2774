package yiciban.bot.system;

import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every module may ask for: time, ids, the data folder, the database. */
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
    DataFolder dataFolder(SystemSettings settings) {
        return new DataFolder(settings.dataDir());
    }

    @Bean
    DataSource dataSource(SystemSettings settings, DataFolder folder) {
        return Database.open(settings.dbUrl().isBlank() ? folder.databaseUrl() : settings.dbUrl());
    }
}
