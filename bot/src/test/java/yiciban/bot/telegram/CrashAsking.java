package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import yiciban.bot.telegram.FakeTelegram.Sent;

/** Citizens who ask all the time, a few too many of Telegram's bad habits, and a note of what was asked. */
final class CrashAsking implements AutoCloseable, ToLongFunction<Sent> {

    private static final int CHATS = 45;
    private static final int GROUPS = 15;
    private static final long FIRST = 8_000_000_000L;
    private static final int EACH_MILLIS = 150;

    /** As many wait for an answer before citizens ask no more: a program that lives some seconds at a time answers few. */
    private static final int OPEN = 600;

    private final FakeTelegram telegram;
    private final CrashQuestions questions;
    private final Random random;
    private final int from;

    /** By chat, in the order asked: in groups the number of the message, else the number of the question. */
    private final Map<Long, List<Long>> expected = new LinkedHashMap<>();

    private final List<CrashVerdict.Silent> silent = new ArrayList<>();
    private int poisoned;
    private int asked;
    private Thread thread = new Thread();
    private volatile boolean going = true;

    CrashAsking(FakeTelegram telegram, CrashQuestions questions, Random random) {
        this.telegram = telegram;
        this.questions = questions;
        this.random = random;
        this.from = telegram.sent().size();
    }

    void start() {
        Random chance = new Random(random.nextLong());
        telegram.everNow(call -> fault(call, chance));
        thread = Thread.ofVirtual().start(this::run);
    }

    private synchronized Fault fault(FakeTelegram.Call call, Random chance) {
        String method = call.method();
        int dice = chance.nextInt(1_000);
        if (method.equalsIgnoreCase("getUpdates")) {
            return dice < 20
                    ? Fault.badGateway()
                    : dice < 30 ? Fault.reset() : dice < 35 ? Fault.nonsense() : Fault.none();
        }
        if (!method.equalsIgnoreCase("sendMessage") || dice >= 30) {
            return Fault.none();
        }
        if (dice < 5) {
            long chat = call.body().path("chat_id").asLong();
            silent.add(new CrashVerdict.Silent(chat, telegram.sent().size() - from));
            return Fault.resetAfterPost();
        }
        return dice < 20 ? Fault.badGateway() : Fault.tooMany(1);
    }

    private void run() {
        try {
            while (going) {
                if (open() < OPEN) {
                    ask();
                }
                Thread.sleep(random.nextInt(2 * EACH_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int open() {
        return asked - (telegram.sent().size() - from);
    }

    private synchronized void ask() {
        int who = random.nextInt(CHATS + GROUPS);
        boolean group = who >= CHATS;
        long chat = group ? -FIRST - who : FIRST + who;
        List<Long> before = expected.computeIfAbsent(chat, _ -> new ArrayList<>());
        String text = questions.text(before.size());
        ObjectNode message =
                telegram.citizen.message(chat, "text", group ? "@" + FakeMethods.BOT_NAME + " " + text : text);
        ObjectNode update = Citizen.wrapped("message", message);
        telegram.updates.add(update);
        before.add(
                group
                        ? message.path("message_id").asLong()
                        : before.size() % questions.texts().size());
        asked++;
        switch (random.nextInt(100)) {
            case 0, 1, 2 -> telegram.updates.again(update.deepCopy());
            case 3 -> poison(chat);
            case 4 -> telegram.updates.jumpTo(update.path("update_id").asLong() + random.nextInt(5_000) + 1);
            default -> {}
        }
    }

    private void poison(long chat) {
        ObjectNode poison = Citizen.wrapped("message", telegram.citizen.message(chat, "text", "毒"));
        ((ObjectNode) poison.path("message")).put("photo", "not a list");
        telegram.updates.add(poison);
        poisoned++;
    }

    void stop() throws InterruptedException {
        going = false;
        thread.join();
        telegram.everNow(_ -> null);
    }

    /** Waits until as many were answered as asked, or nothing moves any more. */
    void settle(Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < end && !CrashVerdict.complete(expected(), answers(), this)) {
            Thread.sleep(200);
        }
        Thread.sleep(2_000); // for what should not come
    }

    /** What was sent since the first question. */
    List<Sent> answers() {
        List<Sent> sent = telegram.sent();
        return sent.subList(from, sent.size());
    }

    @Override
    public long applyAsLong(Sent sent) {
        return sent.chat() < 0
                ? sent.body().path("reply_parameters").path("message_id").asLong()
                : questions.answered(sent);
    }

    int from() {
        return from;
    }

    synchronized Map<Long, List<Long>> expected() {
        return expected;
    }

    synchronized int asked() {
        return asked;
    }

    int poisoned() {
        return poisoned;
    }

    synchronized List<CrashVerdict.Silent> silent() {
        return List.copyOf(silent);
    }

    @Override
    public void close() {
        going = false;
        thread.interrupt();
    }
}
