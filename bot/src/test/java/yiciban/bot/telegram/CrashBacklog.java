package yiciban.bot.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import yiciban.bot.telegram.FakeTelegram.Sent;

/** Questions of many chats that waited for a server: a few chats asked a lot, most of them little. */
final class CrashBacklog {

    private static final int CHATS = 500;
    private static final long FIRST = 9_000_000_000L;

    /** The longest queue of one chat, which is written to once a second. */
    private static final int MOST = 200;

    /**
     * When it was over.
     *
     * @param took until every question was answered
     * @param half until half of the chats had the answer to their newest question
     * @param most until 95 of 100 chats had it
     */
    record Drained(Duration took, Duration half, Duration most, int answered, int disorder) {}

    private final FakeTelegram telegram;
    private final CrashQuestions questions;
    private final Map<Long, Integer> counts = new HashMap<>();
    private final List<Long> order = new ArrayList<>();
    private final int from;

    CrashBacklog(FakeTelegram telegram, CrashQuestions questions, int all, Random random) {
        this.telegram = telegram;
        this.questions = questions;
        this.from = telegram.sent().size();
        for (int i = 0; order.size() < all && i < CHATS * MOST; i++) {
            // Squared, so that the first chats are chosen most often.
            double chance = random.nextDouble();
            long chat = FIRST + (long) (chance * chance * CHATS);
            if (counts.getOrDefault(chat, 0) < MOST) {
                counts.merge(chat, 1, Integer::sum);
                order.add(chat);
            }
        }
        Collections.shuffle(order, random);
    }

    void queue() {
        Map<Long, Integer> asked = new HashMap<>();
        for (long chat : order) {
            int number = asked.merge(chat, 1, Integer::sum) - 1;
            telegram.citizen.says(chat, questions.text(number));
        }
    }

    /** From the start of the program. */
    Drained drained(Duration within) throws InterruptedException {
        long start = System.nanoTime();
        Map<Long, Integer> answered = new HashMap<>();
        List<Duration> newest = new ArrayList<>();
        int seen = 0;
        int disorder = 0;
        while (seen < order.size() && System.nanoTime() - start < within.toNanos()) {
            Thread.sleep(50);
            Duration now = Duration.ofNanos(System.nanoTime() - start);
            List<Sent> sent = telegram.sent();
            for (Sent message : sent.subList(from + seen, sent.size())) {
                int number = answered.merge(message.chat(), 1, Integer::sum);
                disorder += questions.answered(message)
                                == (number - 1) % questions.texts().size()
                        ? 0
                        : 1;
                if (number == counts.getOrDefault(message.chat(), 0)) {
                    newest.add(now);
                }
            }
            seen = sent.size() - from;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Drained(took, at(newest, 50), at(newest, 95), seen, disorder);
    }

    private Duration at(List<Duration> newest, int percent) {
        int place = counts.size() * percent / 100;
        return place < newest.size() ? newest.get(place) : Duration.ofDays(1);
    }
}
