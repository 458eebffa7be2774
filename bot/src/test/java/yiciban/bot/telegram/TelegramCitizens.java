package yiciban.bot.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Citizens in Telegram, for trials of several nodes: they ask all the time and do not know which node answers. */
public final class TelegramCitizens implements AutoCloseable {

    /**
     * What they saw in the end.
     *
     * @param lost questions without an answer
     * @param twice answers that came again
     * @param worst most that one citizen got again after one interruption
     * @param disorder answers that belong to no question at their place
     */
    public record Saw(int asked, int lost, int twice, int worst, int disorder) {}

    private final FakeTelegram telegram = new FakeTelegram().forgettingCalls();
    private final Random random;
    /** Where nodes were stopped or killed, as positions in what was sent. */
    private final List<Integer> interruptions = new ArrayList<>();

    private @Nullable CrashAsking asking;

    public TelegramCitizens(Random random) {
        this.random = random;
    }

    /** Environment variables with which a node serves them. */
    public Map<String, String> settings() {
        return Map.of(
                "YICIBAN_TELEGRAM_TOKEN",
                FakeTelegram.TOKEN,
                "YICIBAN_TELEGRAM_API_URL",
                telegram.url().toString(),
                "YICIBAN_TELEGRAM_MODE",
                "polling",
                "YICIBAN_TELEGRAM_POLL",
                "2s",
                "YICIBAN_HEALTH_DETAILS",
                "always");
    }

    /** Finds out what is answered to what will be asked, and begins to ask. */
    public void start() throws InterruptedException {
        CrashQuestions learned = CrashQuestions.learn(telegram);
        var begun = new CrashAsking(telegram, learned, random);
        begun.start();
        asking = begun;
    }

    /** To be said right after a node was stopped or killed; returns what {@link #heardSince} begins from. */
    public int interrupted() {
        int at = telegram.sent().size();
        interruptions.add(at);
        return at;
    }

    /** Whether anything was sent after that. */
    public boolean heardSince(int interruption) {
        return telegram.sent().size() > interruption;
    }

    /** Ends asking and waits until everything is answered. */
    public Saw settled(Duration within) throws InterruptedException {
        CrashAsking ended = asking;
        if (ended == null) {
            throw new IllegalStateException("nobody has asked");
        }
        ended.stop();
        ended.settle(within);
        CrashVerdict.Judged judged = CrashVerdict.judge(
                ended.expected(),
                ended.answers(),
                ended,
                interruptions.stream().map(at -> at - ended.from()).toList(),
                ended.silent());
        return new Saw(judged.asked(), judged.lost(), judged.duplicates(), judged.worst(), judged.disorder());
    }

    @Override
    public void close() {
        if (asking != null) {
            asking.close();
        }
        telegram.close();
    }
}
