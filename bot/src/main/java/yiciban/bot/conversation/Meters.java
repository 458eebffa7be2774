package yiciban.bot.conversation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** What an operator watches: answers by ending and how long they took, and who was turned away. */
final class Meters {

    private static final String BUSY = "yiciban.busy";
    private static final String LIMITED = "yiciban.rate.limited";

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
        // There from the start, as 0: an alarm on what never happened yet must be told from one on a wrong name.
        registry.counter(BUSY);
        registry.counter(LIMITED);
    }

    void answered(String outcome, Duration took) {
        registry.timer("yiciban.answer", "outcome", outcome).record(took);
    }

    void busy() {
        registry.counter(BUSY).increment();
    }

    void limited() {
        registry.counter(LIMITED).increment();
    }
}
