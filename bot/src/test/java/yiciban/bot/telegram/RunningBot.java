package yiciban.bot.telegram;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The whole channel against a fake server, as the configuration puts it together, but waiting hardly at all. */
final class RunningBot implements AutoCloseable {

    /** What was waited for, in order. */
    final List<Duration> waits = new CopyOnWriteArrayList<>();

    final PollHealth health;
    final Poller poller;
    private final BotApi sends;
    private final BotApi polls;
    private final Lanes lanes;

    RunningBot(FakeTelegram telegram, FakeConversations conversations) {
        this(telegram.url(), conversations, Clock.systemUTC());
    }

    RunningBot(URI url, FakeConversations conversations, Clock clock) {
        var settings =
                new TelegramSettings(FakeTelegram.TOKEN, url, TelegramSettings.Mode.POLLING, Duration.ofSeconds(5));
        TelegramChannel channel = new TelegramChannel();
        health = channel.telegramHealthIndicator(settings, clock);
        sends = channel.telegramSends(settings);
        polls = channel.telegramPolls(settings);
        lanes = channel.telegramLanes();
        poller = channel.telegramPoller(settings, sends, polls, lanes, conversations, health, this::wait);
        poller.start();
    }

    private void wait(Duration time) throws InterruptedException {
        waits.add(time);
        Thread.sleep(time.compareTo(Duration.ofMillis(10)) > 0 ? Duration.ofMillis(10) : time);
    }

    @Override
    public void close() {
        poller.stop();
        lanes.stop();
        polls.close();
        sends.close();
    }
}
