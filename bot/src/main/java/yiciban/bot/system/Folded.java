package yiciban.bot.system;

import java.util.Arrays;
import java.util.Locale;

/**
 * A text as a pattern can read it: capital ASCII letters and digits whatever their form, everything that separates as a
 * blank, nothing that nobody sees. Each character knows where it stood.
 */
final class Folded {

    private static final String BETWEEN = "-_.·•‐‑‒–—―−－＿．";

    private final StringBuilder read = new StringBuilder();
    private final int[] from;
    private final int[] to;

    Folded(String text) {
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            if (!Digits.invisible(c)) {
                starts[read.length()] = at;
                ends[read.length()] = next;
                read.append(folded(c));
            }
            at = next;
        }
        this.from = Arrays.copyOf(starts, read.length());
        this.to = Arrays.copyOf(ends, read.length());
    }

    /** One char for each visible character of the text. */
    CharSequence read() {
        return read;
    }

    /** Where characters of {@link #read} stood. */
    Masking.Part part(int start, int end, String instead) {
        return new Masking.Part(from[start], to[end - 1], instead);
    }

    private static char folded(int c) {
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        if (Character.isSpaceChar(c) || Character.isWhitespace(c) || BETWEEN.indexOf(c) >= 0) {
            return ' ';
        }
        boolean wide = c >= 'Ａ' && c <= 'ｚ';
        int narrow = wide ? c - 0xFEE0 : c; // full-width forms stand 0xFEE0 behind their ASCII ones
        if (narrow < 0x80) {
            return Character.toString(narrow).toUpperCase(Locale.ROOT).charAt(0);
        }
        return Character.isBmpCodePoint(c) ? (char) c : '\uFFFD';
    }
}
