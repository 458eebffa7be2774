package yiciban.bot.backup;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Backups that the server makes by itself.
 *
 * @param dir folder that they are put into; empty for none
 * @param passwordFile file with the {@link BackupPassword}; empty for none
 * @param keep how many of the daily ones are kept, 1 to 366
 */
@Validated
@ConfigurationProperties("yiciban.backup")
record BackupSettings(
        @DefaultValue("") String dir,
        @DefaultValue("") String passwordFile,
        @DefaultValue("14") int keep) {

    private static final int MOST = 366;

    BackupSettings {
        if (keep < 1 || keep > MOST) {
            throw new IllegalArgumentException("YICIBAN_BACKUP_KEEP 应在 1 到 " + MOST + " 之间：" + keep);
        }
    }
}
