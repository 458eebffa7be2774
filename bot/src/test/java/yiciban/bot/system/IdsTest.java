package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    @Test
    void areVersionSevenAndSayWhenTheyWereMade() {
        UUID id = UUID.fromString(new Ids(at(NOON), random).next());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void sortByTheTimeTheyWereMadeEvenWithinAMillisecond() {
        var ids = new Ids(at(NOON), random);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.next());
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void goOnGrowingWhenTheClockIsSetBack() {
        Iterator<Instant> times = List.of(NOON, NOON.minusSeconds(86_400), Instant.EPOCH, NOON.plusMillis(1))
                .iterator();
        var ids = new Ids(
                new Clock() {
                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return times.next();
                    }
                },
                random);

        assertThat(List.of(ids.next(), ids.next(), ids.next(), ids.next())).isSorted();
    }

    @Test
    void incidentsCanBeReadOutOnTheTelephone() {
        var ids = new Ids(at(NOON), random);

        assertThat(ids.incident()).matches("[A-HJ-NP-Z2-9]{8}").isNotEqualTo(ids.incident());
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
