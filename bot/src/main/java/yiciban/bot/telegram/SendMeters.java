package yiciban.bot.telegram;

import io.micrometer.core.instrument.MeterRegistry;

/** What an operator watches of the sending: how messages ended, how many were posted twice in doubt, pauses asked for. */
record SendMeters(MeterRegistry registry) {

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
