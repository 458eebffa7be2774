package yiciban.bot.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.Offer;
import yiciban.bot.conversation.PickUp;
import yiciban.bot.conversation.Rating;
import yiciban.bot.conversation.Reply;
import yiciban.bot.conversation.Wish;
import yiciban.bot.conversation.Wishes;

/** Wishes in memory: every turn that was not found may be wished for. */
final class FakeWishes implements Wishes {

    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Wish> wished = new ConcurrentHashMap<>();
    private final List<String> undelivered = new CopyOnWriteArrayList<>();

    void answered(Reply reply) {
        if (reply.answer() instanceof Answer.NotFound) {
            open.add(reply.turn());
        }
    }

    /** The turns somebody waits for. */
    Set<String> waiting() {
        return Set.copyOf(wished.keySet());
    }

    List<String> undelivered() {
        return List.copyOf(undelivered);
    }

    @Override
    public Optional<Offer> offer(String channel, String conversation, String turn) {
        return open.contains(turn) ? Optional.of(new Offer(turn, wished.get(turn))) : Optional.empty();
    }

    @Override
    public Map<String, Offer> offers(String channel, String conversation) {
        return Map.of();
    }

    @Override
    public Optional<Wish> wish(String channel, String conversation, String turn) {
        if (!open.contains(turn)) {
            return Optional.empty();
        }
        var wish = new Wish("wish-" + turn, turn, Wish.State.WAITING, "问题", Instant.EPOCH, "", null, null, false);
        wished.put(turn, wish);
        return Optional.of(wish);
    }

    @Override
    public boolean withdraw(String channel, String conversation, String turn) {
        return wished.remove(turn) != null;
    }

    @Override
    public void answered(String turn, Answer answer) {}

    @Override
    public List<Wish> told(String channel, String conversation) {
        return List.of();
    }

    @Override
    public void seen(String channel, String conversation) {}

    @Override
    public PickUp pickUp(String client, String code) {
        return new PickUp.Unknown();
    }

    @Override
    public PickUp rate(String client, String code, Rating rating) {
        return new PickUp.Unknown();
    }

    @Override
    public void undelivered(String wish) {
        undelivered.add(wish);
    }
}
