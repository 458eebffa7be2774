package yiciban.bot.system;

import java.time.Clock;
import java.time.ZoneId;

/** The office's own time, wherever the machine stands: it decides what is valid today. */
public final class OfficeTime {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private OfficeTime() {}

    /** The one clock of the program; everything else is given it. */
    public static Clock clock() {
        return Clock.system(ZONE);
    }
}
