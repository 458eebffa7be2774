package yiciban.bot.system;

import java.util.concurrent.Callable;

/** 有人在等: work that a citizen waits for, who is to hear within 3 s that it does not go; staff and jobs wait longer for a database. */
public final class Hurry {

    /** Longest silence of the database: a little more than the 2 s it may wait for a lock. In milliseconds. */
    static final int MILLIS = 2_100;

    private static final ScopedValue<Boolean> ON = ScopedValue.newInstance();

    private Hurry() {}

    /** Does the work, in a hurry. */
    public static <T> T in(Callable<T> work) throws Exception {
        return ScopedValue.where(ON, true).call(work::call);
    }

    static boolean isOn() {
        return ON.isBound();
    }
}
