package yiciban.bot.telegram;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows a failed poll: a wait, or the end; log and health say what an operator should do. */
final class Setbacks {

    private static final Logger log = LoggerFactory.getLogger(Setbacks.class);

    /** Slow, since each try ends the other program's poll; short enough to be back soon after that one is gone. */
    static final Duration BESIDE_ANOTHER = Duration.ofSeconds(10);

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

    /** Waits as long as is fitting; false when trying again is pointless. */
    boolean survived(Outcome<?> failure) throws InterruptedException {
        inARow++;
        return switch (failure) {
            case Outcome.Refused<?>(int code, String ignored)
            when code == 401 || code == 404 -> {
                String sentence = "Telegram：令牌无效或已被撤销（" + code + "），已停止接收。请向 BotFather 核对 YICIBAN_TELEGRAM_TOKEN 后重启";
                log.error(sentence);
                health.over(sentence);
                yield false;
            }
            case Outcome.Refused<?>(int code, String why)
            when code == 409 ->
                waited(BESIDE_ANOTHER, "另有程序在用同一个令牌接收消息，或设有 webhook（409 " + why + "）。请停掉另一个，本程序会继续慢慢重试");
            case Outcome.Refused<?>(int code, String why) -> waited(backOff.after(inARow), "被拒绝：" + code + " " + why);
            case Outcome.TooMany<?>(Duration told) ->
                waited(backOff.told(told), "请求太频繁，按要求等 " + told.toSeconds() + " 秒");
            case Outcome.NotDone<?>(String why) -> waited(backOff.after(inARow), "暂时连不上：" + why);
            case Outcome.Unknown<?>(String why) -> waited(backOff.after(inARow), "没有收到答复：" + why);
            case Outcome.Done<?> _ -> true;
        };
    }

    /** A mistake of our own in the poll itself. */
    boolean survived(Throwable mistake) throws InterruptedException {
        inARow++;
        return waited(backOff.after(inARow), "程序内部出错（" + mistake.getClass().getName() + "）");
    }

    private boolean waited(Duration time, String what) throws InterruptedException {
        String sentence = "Telegram：" + what;
        log.warn("{}；{} 毫秒后重试", sentence, time.toMillis());
        health.trouble(sentence);
        pause.of(time);
        return true;
    }
}
