package yiciban.bot.backup;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import yiciban.bot.system.BeforeUpgrade;
import yiciban.bot.system.DataFolder;

/** Backups of the running server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackupSettings.class)
class BackupConfiguration {

    @Bean
    Backups backups(
            BackupSettings settings,
            DataFolder folder,
            @Value("${yiciban.db-url:}") String url,
            @Value("${yiciban.staff.key-file:}") String keyFile,
            Clock clock) {
        return Backups.in(
                settings,
                BackupPassword.in(settings.passwordFile()),
                url.isBlank() ? folder.databaseUrl() : url,
                keyFile.isBlank() ? folder.keyFile() : Path.of(keyFile),
                clock);
    }

    @Bean
    BeforeUpgrade beforeUpgrade(Backups backups) {
        return backups::beforeUpgrade;
    }
}
