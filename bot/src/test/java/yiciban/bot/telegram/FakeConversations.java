package yiciban.bot.telegram;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Choice;
import yiciban.bot.answer.Source;
import yiciban.bot.conversation.Conversations;
import yiciban.bot.conversation.Inbound;
import yiciban.bot.conversation.Rating;
import yiciban.bot.conversation.Reply;
import yiciban.bot.conversation.Turn;
import yiciban.catalog.EntryId;

/** Conversations that answer as told and keep their promise: the same message again gets the stored reply. */
final class FakeConversations implements Conversations {

    record Rated(String conversation, String turn, Rating rating) {}

    final FakeWishes wishes = new FakeWishes();
    private final Map<String, Reply> stored = new ConcurrentHashMap<>();
    private final List<Inbound> received = new CopyOnWriteArrayList<>();
    private final List<Rated> rated = new CopyOnWriteArrayList<>();
    private volatile Function<Inbound, Answer> answering =
            inbound -> new Answer.SmallTalk("收到：" + inbound.text(), List.of());

    private volatile String off = "";

    void answer(Function<Inbound, Answer> with) {
        answering = with;
    }

    void answer(Answer with) {
        answering = _ -> with;
    }

    /** Every question is refused with these words from now on, as an administrator wants it. */
    void turnOff(String notice) {
        off = notice;
    }

    @Override
    public Reply receive(Inbound inbound) {
        received.add(inbound);
        if (!off.isEmpty()) {
            return new Reply(
                    "", inbound.text(), new Answer.Declined(off), false, Reply.Taken.OFF, Duration.ofMillis(1));
        }
        String key = inbound.conversation() + "/" + inbound.message();
        Reply before = stored.get(key);
        if (before != null) {
            return before;
        }
        Reply reply = new Reply(
                "turn-" + received.size(),
                inbound.text(),
                answering.apply(inbound),
                false,
                Reply.Taken.TAKEN,
                Duration.ofMillis(2));
        stored.put(key, reply);
        wishes.answered(reply);
        return reply;
    }

    @Override
    public boolean crowded() {
        return false;
    }

    @Override
    public Optional<String> notice(String channel) {
        return Optional.empty();
    }

    @Override
    public List<Turn> turns(String channel, String conversation) {
        return List.of();
    }

    @Override
    public boolean rate(String channel, String conversation, String turn, Rating rating) {
        return rated.add(new Rated(conversation, turn, rating));
    }

    @Override
    public Map<String, Rating> ratings(String channel, String conversation) {
        return Map.of();
    }

    /** Every call, repeated ones included. */
    List<Inbound> received() {
        return List.copyOf(received);
    }

    List<String> questions() {
        return received.stream().map(Inbound::text).toList();
    }

    List<Rated> rated() {
        return List.copyOf(rated);
    }

    static Answer answered(String text, Choice... choices) {
        Source source = new Source(new EntryId("guide-001"), "居住证办理", "办事指南", "《居住证暂行条例》第九条", null, "居住半年以上，可以申领居住证。");
        return new Answer.Answered(text, List.of(source), source.id(), List.of(choices), .9);
    }
}
