package yiciban.bot.conversation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** 取件码: six characters to read out and copy by hand. */
final class PickUpCodes {

    /** Without what is mistaken for something else: 0 and O, 1, I and L. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /** 31^6, some 887 million. In characters. */
    private static final int LENGTH = 6;

    private static final Pattern CODE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    /** Longer input is no code, however it is spaced. In characters. */
    private static final int READ = 50;

    private final RandomGenerator random;

    PickUpCodes(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** As people type it: small letters, full width, blanks and hyphens between; empty when it cannot be one. */
    static Optional<String> read(String typed) {
        if (typed.length() > READ) {
            return Optional.empty();
        }
        String code = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}]", "")
                .toUpperCase(Locale.ROOT);
        return Optional.of(code).filter(read -> CODE.matcher(read).matches());
    }
}
