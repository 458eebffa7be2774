package yiciban.bot.staff;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/** Base 32 of RFC 4648 without padding: how authenticator programs write a secret. The JDK has 64 only. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte one : bytes) {
            buffer = (buffer << Byte.SIZE | (one & 0xFF)) & 0xFFFF;
            for (bits += Byte.SIZE; bits >= BITS; bits -= BITS) {
                text.append(ALPHABET.charAt(buffer >> (bits - BITS) & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(buffer << (BITS - bits) & 31));
        }
        return text.toString();
    }

    /** Empty when it is no base 32; blanks do not count. */
    static Optional<byte[]> decode(String text) {
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char c : text.replace(" ", "").toUpperCase(Locale.ROOT).toCharArray()) {
            int value = ALPHABET.indexOf(c);
            if (value < 0) {
                return Optional.empty();
            }
            buffer = (buffer << BITS | value) & 0xFFFF;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(buffer >> bits & 0xFF);
            }
        }
        return Optional.of(bytes.toByteArray());
    }
}
