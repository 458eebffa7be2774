package yiciban.bot.telegram;

import io.micrometer.core.instrument.MeterRegistry;

/** What an operator watches of the sending: how messages ended, how many were posted twice in doubt, pauses asked for. */
record SendMeters(MeterRegistry registry) {

    /** There from the start, as 0. */
    SendMeters {
        registry.counter("yiciban.telegram.messages", "status", "failed");
        registry.counter("yiciban.telegram.repeated");
        registry.counter("yiciban.telegram.paused");
    }

    void ended(String status) {
        registry.counter("yiciban.telegram.messages", "status", status).increment();
    }

    void repeated() {
        registry.counter("yiciban.telegram.repeated").increment();
    }

    void repeatedAfterCrash(int messages) {
        registry.counter("yiciban.telegram.repeated").increment(messages);
    }

    void paused() {
        registry.counter("yiciban.telegram.paused").increment();
    }
}
