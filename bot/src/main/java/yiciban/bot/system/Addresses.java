package yiciban.bot.system;

import java.util.ArrayList;
import java.util.List;

/** Finds e-mail addresses by their at-sign. */
final class Addresses {

    /** RFC 5321, section 4.5.3.1: octets of the part before the at-sign, and of a domain. */
    private static final int NAME = 64;

    private static final int DOMAIN = 255;

    private Addresses() {}

    static List<Masking.Part> in(String text) {
        var parts = new ArrayList<Masking.Part>();
        for (int at = 0; at < text.length(); at++) {
            if (ascii(text, at) == '@') {
                int from = start(text, at);
                int to = end(text, at);
                boolean domain = text.substring(at + 1, to).chars().anyMatch(c -> c == '.' || c == '．');
                if (from < at && domain) {
                    parts.add(new Masking.Part(from, to, text.charAt(from) + "****" + text.substring(at, to)));
                }
            }
        }
        return parts;
    }

    private static int start(String text, int at) {
        int from = at;
        while (from > 0
                && at - from < NAME
                && (letter(text, from - 1) || "._%+-".indexOf(ascii(text, from - 1)) >= 0)) {
            from--;
        }
        return from;
    }

    private static int end(String text, int at) {
        int to = at + 1;
        while (to < text.length() && to - at < DOMAIN && (letter(text, to) || ".-".indexOf(ascii(text, to)) >= 0)) {
            to++;
        }
        while (to > at + 1 && !letter(text, to - 1)) {
            to--;
        }
        return to;
    }

    private static boolean letter(String text, int at) {
        char c = ascii(text, at);
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Full-width forms stand 0xFEE0 behind their ASCII ones. */
    private static char ascii(String text, int at) {
        char c = text.charAt(at);
        return c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c;
    }
}
