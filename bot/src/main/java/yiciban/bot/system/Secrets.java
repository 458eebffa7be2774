package yiciban.bot.system;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Random values nobody can guess: names of sessions, one-time passwords, keys. */
public final class Secrets {

    /** 256 bits. In bytes. */
    private static final int TOKEN = 32;

    /** Without letters and digits that are mistaken for others when read from paper. */
    private static final String READABLE = "23456789abcdefghjkmnpqrstuvwxyz";

    private final RandomGenerator random;

    public Secrets(RandomGenerator random) {
        this.random = random;
    }

    /** From the machine's own source of randomness, for the command line. */
    public static Secrets ofThisMachine() {
        return new Secrets(new SecureRandom());
    }

    public byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** 43 characters that fit into a cookie. */
    public String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN));
    }

    /** Groups of four to read out and type, such as {@code k3mf-9xap-…}; nearly 20 bits a group. */
    public String readable(int groups) {
        var text = new StringBuilder(groups * 5);
        for (int i = 0; i < groups * 4; i++) {
            if (i > 0 && i % 4 == 0) {
                text.append('-');
            }
            text.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return text.toString();
    }
}
