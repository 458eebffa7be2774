package yiciban.bot.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import yiciban.bot.system.Durable;
import yiciban.bot.system.Secrets;

/**
 * 密钥文件: what secrets in the database are encrypted with (AES-256 GCM), readable by the program's account only; a copy
 * of the database alone gives no codes away. One key a line, in base 64: the first encrypts, all decrypt, so a key is
 * changed by putting a new one on top.
 */
final class KeyFile {

    /** In bytes. */
    private static final int KEY = 32;

    private final List<AesGcmBytesEncryptor> keys;

    private KeyFile(List<AesGcmBytesEncryptor> keys) {
        this.keys = keys;
    }

    /** Reads the keys; the file is made when there is none. */
    static KeyFile in(Path file, Secrets secrets) {
        try {
            if (!Files.exists(file)) {
                String key = Base64.getEncoder().encodeToString(secrets.bytes(KEY)) + "\n";
                // Another node or verb may make it at this moment: whichever file is there then is everybody's.
                Durable.make(file, key.getBytes(StandardCharsets.US_ASCII));
            }
            List<AesGcmBytesEncryptor> keys = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(line -> encryptor(file, line))
                    .toList();
            if (keys.isEmpty()) {
                throw new IllegalStateException("密钥文件 " + file + " 是空的：请恢复备份，或删掉它重新绑定所有验证码");
            }
            return new KeyFile(keys);
        } catch (IOException e) {
            throw new UncheckedIOException("无法读写密钥文件 " + file, e);
        }
    }

    private static AesGcmBytesEncryptor encryptor(Path file, String line) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("密钥文件 " + file + " 里有一行不是密钥", e);
        }
        if (key.length != KEY) {
            throw new IllegalStateException("密钥文件 " + file + " 里的密钥应为 " + KEY + " 字节");
        }
        return AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(key, "AES")).build();
    }

    String encrypted(byte[] secret) {
        return HexFormat.of().formatHex(keys.getFirst().encrypt(secret));
    }

    byte[] decrypted(String text) {
        byte[] bytes = HexFormat.of().parseHex(text);
        IllegalStateException none = new IllegalStateException("密钥文件里没有解得开验证码的密钥：请恢复它，或让管理员清除验证码后重新绑定");
        for (AesGcmBytesEncryptor key : keys) {
            try {
                return key.decrypt(bytes);
            } catch (IllegalStateException | IllegalArgumentException e) {
                none.addSuppressed(e);
            }
        }
        throw none;
    }
}
