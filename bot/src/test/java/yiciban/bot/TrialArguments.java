package yiciban.bot;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of a trial's call: {@code --kills 200 --seed 7 -- java ... serve}.
 *
 * @param command how the program is started; its last word is the verb
 */
public record TrialArguments(Map<String, String> options, List<String> command) {

    public TrialArguments {
        options = Map.copyOf(options);
        command = List.copyOf(command);
    }

    /**
     * As they were given, the others as they usually are; with a word that it does not know the process ends.
     *
     * @param usual every option there is, with its value when it is not given
     */
    @SuppressWarnings("SystemOut") // of a program for the terminal
    public static TrialArguments read(String usage, Map<String, String> usual, String... args) {
        var options = new HashMap<>(usual);
        int end = Arrays.asList(args).indexOf("--");
        boolean understood = end >= 0 && end % 2 == 0 && end + 1 < args.length;
        for (int at = 0; understood && at < end; at += 2) {
            String before = usual.get(args[at]);
            boolean number = before != null && before.matches("\\d+");
            understood = before != null && (!number || args[at + 1].matches("[1-9]\\d{0,8}|0"));
            options.put(args[at], args[at + 1]);
        }
        if (!understood) {
            System.err.println(usage);
            System.exit(2);
        }
        return new TrialArguments(options, Arrays.asList(args).subList(end + 1, args.length));
    }

    public int number(String option) {
        return Integer.parseInt(options.getOrDefault(option, ""));
    }

    /** Null when it is not given. */
    public @Nullable Path path(String option) {
        String given = options.getOrDefault(option, "");
        return given.isEmpty() ? null : Path.of(given);
    }
}
