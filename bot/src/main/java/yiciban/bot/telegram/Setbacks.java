package yiciban.bot.telegram;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows a failed poll: a wait, or the end; log and health say what an operator should do. */
final class Setbacks {

    private static final Logger log = LoggerFactory.getLogger(Setbacks.class);

    /** Slow, since each try ends the other program's poll; short enough to be back soon after that one is gone. */
    static final Duration BESIDE_ANOTHER = Duration.ofSeconds(10);

    /** Trying again is pointless. */
    static final class EndException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final BackOff backOff;
    private final Pause pause;
    private final PollHealth health;
    private int inARow;

    Setbacks(BackOff backOff, Pause pause, PollHealth health) {
        this.backOff = backOff;
        this.pause = pause;
        this.health = health;
    }

    void over() {
        if (inARow > 0) {
            log.info("Telegram：已恢复接收消息");
        }
        inARow = 0;
    }

    /**
     * Waits as long as is fitting.
     *
     * @throws EndException when trying again is pointless
     */
    void after(Outcome<?> failure) throws InterruptedException {
        inARow++;
        switch (failure) {
            case Outcome.Refused<?> refused -> refused(refused.code(), refused.description());
            case Outcome.TooMany<?>(Duration told) ->
                waited(backOff.told(told), "请求太频繁，按要求等 " + told.toSeconds() + " 秒");
            case Outcome.NotDone<?>(String why) -> waited(backOff.after(inARow), "暂时连不上：" + why);
            case Outcome.Unknown<?>(String why) -> waited(backOff.after(inARow), "没有收到答复：" + why);
            case Outcome.Done<?> _ -> {}
        }
    }

    private void refused(int code, String why) throws InterruptedException {
        switch (code) {
            case 401, 404 -> {
                String sentence = "Telegram：令牌无效或已被撤销（" + code + "），已停止接收。请向 BotFather 核对 YICIBAN_TELEGRAM_TOKEN 后重启";
                log.error(sentence);
                health.over(sentence);
                throw new EndException();
            }
            case 409 ->
                waited(
                        BESIDE_ANOTHER,
                        why.contains("webhook")
                                ? "还设有 webhook（409 " + why + "）。请停掉设它的程序，或改用 YICIBAN_TELEGRAM_MODE=webhook；本程序会继续慢慢重试"
                                : "另有程序在用同一个令牌接收消息（409 " + why + "）。请停掉另一个，本程序会继续慢慢重试");
            default -> waited(backOff.after(inARow), "被拒绝：" + code + " " + why);
        }
    }

    /** What came could not be stored: it is not confirmed and comes again. */
    void afterNotStored() throws InterruptedException {
        inARow++;
        waited(backOff.after(inARow), "数据库暂时用不了，消息留在 Telegram，不会丢");
    }

    /** A mistake of our own in the poll itself. */
    void after(Throwable mistake) throws InterruptedException {
        inARow++;
        waited(backOff.after(inARow), "程序内部出错（" + mistake.getClass().getName() + "）");
    }

    private void waited(Duration time, String what) throws InterruptedException {
        String sentence = "Telegram：" + what;
        log.warn("{}；{} 毫秒后重试", sentence, time.toMillis());
        health.trouble(sentence);
        pause.of(time);
    }
}
