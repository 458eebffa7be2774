package yiciban.bot.webchat;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.Conversations;
import yiciban.bot.conversation.Offer;
import yiciban.bot.conversation.PickUp;
import yiciban.bot.conversation.Rating;
import yiciban.bot.conversation.Turn;
import yiciban.bot.conversation.Wish;
import yiciban.bot.conversation.Wishes;

/** Wishes in memory, for turns that were not found; every code is ABC234. */
class CannedWishes implements Wishes {

    static final String CODE = "ABC234";

    private final Conversations conversations;
    private final Map<String, Wish> wished = new LinkedHashMap<>();
    private @Nullable Rating pickedUp;

    CannedWishes(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public synchronized Optional<Offer> offer(String channel, String conversation, String turn) {
        return Optional.ofNullable(offers(channel, conversation).get(turn));
    }

    @Override
    public synchronized Map<String, Offer> offers(String channel, String conversation) {
        var offers = new HashMap<String, Offer>();
        for (Turn turn : conversations.turns(channel, conversation)) {
            if (turn.answer() instanceof Answer.NotFound) {
                offers.put(turn.id(), new Offer(turn.id(), wished.get(key(conversation, turn.id()))));
            }
        }
        return offers;
    }

    @Override
    public synchronized Optional<Wish> wish(String channel, String conversation, String turn) {
        return offer(channel, conversation, turn).map(offer -> {
            String question = conversations.turns(channel, conversation).stream()
                    .filter(asked -> asked.id().equals(turn))
                    .findFirst()
                    .orElseThrow()
                    .question();
            return wished.computeIfAbsent(
                    key(conversation, turn), key -> wish(turn, Wish.State.WAITING, question, null, false));
        });
    }

    @Override
    public synchronized boolean withdraw(String channel, String conversation, String turn) {
        return wished.remove(key(conversation, turn)) != null;
    }

    /** Told at once. */
    @Override
    public synchronized void answered(String turn, Answer answer) {
        wished.replaceAll((key, wish) ->
                wish.turn().equals(turn) ? wish(turn, Wish.State.TOLD, wish.question(), answer, false) : wish);
    }

    @Override
    public synchronized List<Wish> told(String channel, String conversation) {
        return wished.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(conversation + " "))
                .map(Map.Entry::getValue)
                .filter(wish -> wish.state() == Wish.State.TOLD)
                .toList();
    }

    @Override
    public synchronized void seen(String channel, String conversation) {
        wished.replaceAll((key, wish) -> key.startsWith(conversation + " ")
                ? wish(wish.turn(), wish.state(), wish.question(), wish.answer(), true)
                : wish);
    }

    @Override
    public synchronized PickUp pickUp(String client, String code) {
        if (code.equals("TOOMANY")) {
            return new PickUp.TooFast();
        }
        return wished.values().stream()
                .filter(wish -> code.equals(CODE))
                .reduce((first, last) -> last)
                .<PickUp>map(wish -> new PickUp.Found(wish, pickedUp))
                .orElseGet(PickUp.Unknown::new);
    }

    @Override
    public synchronized PickUp rate(String client, String code, Rating rating) {
        pickedUp = code.equals(CODE) ? rating : pickedUp;
        return pickUp(client, code);
    }

    @Override
    public void undelivered(String wish) {}

    private static String key(String conversation, String turn) {
        return conversation + " " + turn;
    }

    private static Wish wish(String turn, Wish.State state, String question, @Nullable Answer answer, boolean seen) {
        Instant asked = Instant.parse("2026-11-03T02:00:00Z");
        return new Wish(
                "wish-" + turn, turn, state, question, asked, CODE, answer, answer == null ? null : asked, seen);
    }
}
