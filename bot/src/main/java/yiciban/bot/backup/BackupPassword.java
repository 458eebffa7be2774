package yiciban.bot.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.jspecify.annotations.Nullable;

/**
 * 备份口令: what a backup is encrypted with, AES-256 as ZIP tools such as 7-Zip know it. Without one it is not encrypted.
 *
 * @param text null for none
 */
public record BackupPassword(@Nullable String text) {

    public static final BackupPassword NONE = new BackupPassword(null);

    /** Shorter ones are guessed: whoever has the file may try as often as he likes. */
    private static final int LEAST = 20;

    /**
     * The first line of a file.
     *
     * @param file empty for none
     * @throws IllegalArgumentException with what is wrong and what to do
     */
    public static BackupPassword in(@Nullable String file) {
        if (file == null || file.isBlank()) {
            return NONE;
        }
        String line;
        try {
            line = Files.readString(Path.of(file))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("读不了备份口令文件 " + file + "：请看 YICIBAN_BACKUP_PASSWORD_FILE 写得对不对，文件在不在", e);
        }
        if (line.length() < LEAST) {
            throw new IllegalArgumentException("备份口令太短，至少 " + LEAST + " 个字符。可以这样生成：openssl rand -base64 24 > " + file);
        }
        return new BackupPassword(line);
    }

    /** As {@code YICIBAN_BACKUP_PASSWORD_FILE} says. */
    public static BackupPassword fromEnvironment() {
        return in(System.getenv("YICIBAN_BACKUP_PASSWORD_FILE"));
    }

    char @Nullable [] characters() {
        return text == null ? null : text.toCharArray();
    }

    /** How a part of this name is put into a ZIP. */
    ZipParameters part(String name) {
        var parameters = new ZipParameters();
        parameters.setFileNameInZip(name);
        parameters.setEncryptFiles(text != null);
        parameters.setEncryptionMethod(text == null ? EncryptionMethod.NONE : EncryptionMethod.AES);
        parameters.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        return parameters;
    }

    /** A password is nobody's to read. */
    @Override
    public String toString() {
        return text == null ? "BackupPassword[none]" : "BackupPassword[…]";
    }
}
