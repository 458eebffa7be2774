package yiciban.bot.telegram;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a mistake of our own is logged: by class and place only, since its message may hold what a citizen wrote. */
final class Mistakes {

    private static final int FRAMES = 12;

    private Mistakes() {}

    static String trace(Throwable e) {
        return e.getClass().getName()
                + Arrays.stream(e.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> " | " + frame)
                        .collect(Collectors.joining());
    }
}
