package yiciban.bot.conversation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** What an operator watches: answers by ending and how long they took, and who was turned away. */
final class Meters {

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(String outcome, Duration took) {
        registry.timer("yiciban.answer", "outcome", outcome).record(took);
    }

    void busy() {
        registry.counter("yiciban.busy").increment();
    }

    void limited() {
        registry.counter("yiciban.rate.limited").increment();
    }
}
