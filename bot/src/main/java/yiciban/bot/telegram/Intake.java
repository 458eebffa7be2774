package yiciban.bot.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes updates one by one, however they came: each is handled once, in its chat's lane, and nothing it does ends us. */
final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private static final int FRAMES = 12;

    private final Progress progress;
    private final Lanes lanes;
    private final Handling handling;

    Intake(Progress progress, Lanes lanes, Handling handling) {
        this.progress = progress;
        this.lanes = lanes;
        this.handling = handling;
    }

    /** False when this one was taken before. */
    boolean take(RawUpdate raw, Reading reading) {
        if (!progress.begin(raw.id())) {
            return false;
        }
        try {
            sort(raw, reading.read(raw));
        } catch (JsonProcessingException | RuntimeException e) {
            log.error("{} cannot be read and is skipped: {}", raw, trace(e));
            progress.done(raw.id());
        }
        return true;
    }

    private void sort(RawUpdate raw, Incoming incoming) {
        switch (incoming) {
            case Incoming.Asked asked -> put(raw, incoming, asked.from());
            case Incoming.Commanded commanded -> put(raw, incoming, commanded.from());
            case Incoming.Pressed pressed -> put(raw, incoming, pressed.from());
            case Incoming.Wordless(Address from) -> put(raw, incoming, from);
            case Incoming.Ignored(String why) -> {
                log.debug("{} ignored: {}", raw, why);
                progress.done(raw.id());
            }
        }
    }

    private void put(RawUpdate raw, Incoming incoming, Address from) {
        lanes.put(from.chat(), () -> work(raw, incoming));
    }

    /** Whatever goes wrong in one update, the next is taken. */
    private void work(RawUpdate raw, Incoming incoming) {
        try {
            handling.handle(incoming);
            progress.done(raw.id());
        } catch (InterruptedException e) {
            // We are stopping. It stays unconfirmed, so it comes again after the start.
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            log.error("{} failed: {}", raw, trace(e));
            progress.done(raw.id());
        }
    }

    /** Where it happened, without messages: they may quote what a citizen wrote. */
    private static String trace(Throwable e) {
        return e.getClass().getName()
                + Arrays.stream(e.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining());
    }
}
