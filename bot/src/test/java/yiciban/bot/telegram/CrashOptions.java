package yiciban.bot.telegram;

import java.util.Arrays;
import java.util.List;

/** Words of the call: {@code --kills 200 --seed 7 --backlog 10000 -- java ... serve}. */
final class CrashOptions {

    private static final String USAGE = "用法：./yiciban crashtest [--kills 200] [--seed 1] [--backlog 10000]";

    /**
     * What is asked for.
     *
     * @param command how the program is started
     */
    record Options(int kills, long seed, int backlog, List<String> command) {}

    private CrashOptions() {}

    static Options of(String... args) {
        int kills = 200;
        long seed = 1;
        int backlog = 10_000;
        int at = 0;
        while (at < args.length && !args[at].equals("--")) {
            if (at + 1 >= args.length || !args[at + 1].matches("\\d{1,9}")) {
                throw new IllegalArgumentException(USAGE);
            }
            int number = Integer.parseInt(args[at + 1]);
            switch (args[at]) {
                case "--kills" -> kills = number;
                case "--seed" -> seed = number;
                case "--backlog" -> backlog = number;
                default -> throw new IllegalArgumentException(USAGE);
            }
            at += 2;
        }
        if (at + 1 >= args.length) {
            throw new IllegalArgumentException(USAGE);
        }
        return new Options(kills, seed, backlog, List.copyOf(Arrays.asList(args).subList(at + 1, args.length)));
    }
}
