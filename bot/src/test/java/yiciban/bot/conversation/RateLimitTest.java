package yiciban.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(new RateLimitSettings(true, 15, 5), nanos::get);

    @Test
    void fifteenAMinuteAndFiveMoreForWhoeverWasSilent() {
        assertThat(taken("a", 40)).isEqualTo(20);
        pass(Duration.ofMinutes(1));
        assertThat(taken("a", 40)).isEqualTo(15);
        pass(Duration.ofSeconds(4));
        assertThat(taken("a", 40)).isEqualTo(1);
        pass(Duration.ofHours(1));
        assertThat(taken("a", 40)).isEqualTo(20);
    }

    @Test
    void oneWhoAsksTooFastHoldsUpNobodyElse() {
        taken("a", 40);

        assertThat(limit.allows("b")).isTrue();
    }

    @Test
    void askingInVainDoesNotMakeTheWaitLonger() {
        taken("a", 20);
        for (int i = 0; i < 60; i++) {
            pass(Duration.ofMillis(100));
            limit.allows("a");
        }
        assertThat(taken("a", 40)).isZero();
        pass(Duration.ofSeconds(2));
        assertThat(limit.allows("a")).isTrue();
    }

    @Test
    void offMeansOff() {
        var off = new RateLimit(new RateLimitSettings(false, 15, 5), nanos::get);

        assertThat(IntStream.range(0, 1_000).allMatch(i -> off.allows("a"))).isTrue();
    }

    private long taken(String client, int asked) {
        return IntStream.range(0, asked).filter(i -> limit.allows(client)).count();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
