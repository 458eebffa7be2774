package yiciban.bot.webchat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Names nobody can guess, for conversations and messages. Whoever knows a conversation's name can read it: the name
 * takes the place of login and cookie.
 */
@Component
class Tokens {

    /** 192 bits; 32 characters of base64 without padding. In bytes. */
    private static final int LENGTH = 24;

    /** At least 128 bits, so that programs may name their conversations with a UUID. */
    private static final Pattern UNGUESSABLE = Pattern.compile("[A-Za-z0-9_-]{22,100}");

    private final RandomGenerator random;

    @Autowired
    Tokens() {
        this(new SecureRandom());
    }

    Tokens(RandomGenerator random) {
        this.random = random;
    }

    public String next() {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean unguessable(String token) {
        return UNGUESSABLE.matcher(token).matches();
    }
}
