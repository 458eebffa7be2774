package yiciban.bot.telegram;

import java.time.Duration;

/** Waiting, so that tests need not. */
interface Pause {

    void of(Duration time) throws InterruptedException;
}
