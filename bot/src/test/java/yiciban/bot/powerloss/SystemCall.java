package yiciban.bot.powerloss;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * What a process asked its kernel for, as strace writes it down with {@code -xx}: text is hexadecimal.
 *
 * @param thread its number; the first one of a process has that of the process
 * @param first the line of the record in which it begins; {@code last} that in which it comes back
 * @param ended seconds since 1970
 * @param result what came back; less than zero when it was refused
 */
record SystemCall(long thread, int first, int last, double ended, String name, List<String> arguments, long result) {

    SystemCall {
        arguments = List.copyOf(arguments);
    }

    /** An argument that is text, such as a path. */
    String text(int argument) {
        return new String(bytes(argument), StandardCharsets.UTF_8);
    }

    /** An argument in quotes. */
    byte[] bytes(int argument) {
        String quoted = arguments.get(argument);
        if (!quoted.startsWith("\"") || !quoted.endsWith("\"")) {
            throw new IllegalStateException(name + " is not written down whole");
        }
        return HexFormat.of().parseHex(quoted.substring(1, quoted.length() - 1).replace("\\x", ""));
    }

    long number(int argument) {
        return Long.decode(arguments.get(argument));
    }

    /** Of flags such as {@code O_RDWR|O_CREAT}. */
    boolean has(int argument, String flag) {
        return List.of(arguments.get(argument).split("\\|")).contains(flag);
    }
}
