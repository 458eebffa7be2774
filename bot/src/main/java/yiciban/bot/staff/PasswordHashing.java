package yiciban.bot.staff;

import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * How passwords are kept: PBKDF2 with HMAC-SHA-256, rounds as OWASP's Password Storage Cheat Sheet asks for. The
 * rounds stand in front of every hash, so that they can grow: what has fewer is hashed anew when its owner signs in.
 */
public final class PasswordHashing {

    static final int ROUNDS = 600_000;

    /** Of Spring Security's own default, so that hashes of another installation can be taken over. */
    private static final int ROUNDS_OF_SPRING = 310_000;

    /** In bytes. */
    private static final int SALT = 16;

    /** Each takes a good part of a second of one core: whoever floods the login leaves the others to the citizens. */
    private final Semaphore oneAtATime = new Semaphore(1, true);

    private final DelegatingPasswordEncoder encoder;

    /** Compared with when there is no such account, so that the answer takes as long. */
    private volatile @Nullable String nobodys;

    public PasswordHashing() {
        this(ROUNDS);
    }

    PasswordHashing(int rounds) {
        String now = id(rounds);
        PasswordEncoder current = pbkdf2(rounds);
        encoder = new DelegatingPasswordEncoder(
                now,
                rounds == ROUNDS_OF_SPRING
                        ? Map.of(now, current)
                        : Map.of(now, current, id(ROUNDS_OF_SPRING), pbkdf2(ROUNDS_OF_SPRING)));
    }

    private static String id(int rounds) {
        return "pbkdf2-sha256-" + rounds;
    }

    private static PasswordEncoder pbkdf2(int rounds) {
        return new Pbkdf2PasswordEncoder("", SALT, rounds, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
    }

    String hash(String password) {
        oneAtATime.acquireUninterruptibly();
        try {
            String hash = encoder.encode(PasswordRules.normal(password));
            if (hash == null) {
                throw new IllegalStateException("no hash of a password");
            }
            return hash;
        } finally {
            oneAtATime.release();
        }
    }

    /** Whether it is this password; takes as long when there is no hash, and is then never right. */
    boolean matches(String password, @Nullable String hash) {
        String other = nobodys;
        if (other == null) {
            other = hash("nobody has this password");
            nobodys = other;
        }
        oneAtATime.acquireUninterruptibly();
        try {
            boolean right = encoder.matches(PasswordRules.normal(password), hash == null ? other : hash);
            return right && hash != null;
        } finally {
            oneAtATime.release();
        }
    }

    boolean outdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }
}
