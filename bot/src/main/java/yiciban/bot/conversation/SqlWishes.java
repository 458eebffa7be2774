package yiciban.bot.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.WishRows.Owned;
import yiciban.bot.system.Ids;

/** 想知道 in the database. */
final class SqlWishes implements Wishes {

    /** The channel whose citizens come back by themselves, and may do so from another device. */
    private static final String PICKED_UP = "web";

    private static final String WITHDRAWN = "withdrawn";
    private static final String UNREACHABLE = "unreachable";
    private static final List<String> UNTOLD = List.of("waiting", "ready");

    /** Wishes looked at in one conversation, those told included. */
    private static final int LOOK = 100;

    private final WishRows rows;
    private final Turns turns;
    private final OpenQuestion open;
    private final Standing standing;
    private final Ratings ratings;
    private final RetentionSettings retention;
    private final PickUpCodes codes;
    private final RateLimit guesses;
    private final Clock clock;
    private final Ids ids;

    /** @param guesses how fast codes may be tried */
    SqlWishes(
            WishRows rows,
            Turns turns,
            OpenQuestion open,
            Standing standing,
            Ratings ratings,
            RetentionSettings retention,
            PickUpCodes codes,
            RateLimit guesses,
            Clock clock,
            Ids ids) {
        this.rows = rows;
        this.turns = turns;
        this.open = open;
        this.standing = standing;
        this.ratings = ratings;
        this.retention = retention;
        this.codes = codes;
        this.guesses = guesses;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Optional<Offer> offer(String channel, String conversation, String turn) {
        return meant(channel, conversation, turn)
                .filter(this::recent)
                .map(meant -> new Offer(meant.id(), standingWish(meant.id())));
    }

    private @Nullable Wish standingWish(String turn) {
        return rows.ofTurn(turn).map(Owned::wish).filter(Wish::stands).orElse(null);
    }

    @Override
    public Map<String, Offer> offers(String channel, String conversation) {
        if (!Inbound.isId(conversation)) {
            return Map.of();
        }
        List<Turn> shown = turns.last(channel, conversation, Conversations.SHOWN);
        Map<String, Wish> wished = rows.standing(channel, conversation, LOOK).stream()
                .map(Owned::wish)
                .collect(Collectors.toMap(Wish::turn, wish -> wish));
        var offers = new HashMap<String, Offer>();
        for (int i = 0; i < shown.size(); i++) {
            Turn turn = shown.get(i);
            Instant since = turn.askedAt().minus(SqlConversations.REMEMBERED);
            List<Turn> before = shown.subList(Math.max(0, i - SqlConversations.HISTORY), i).stream()
                    .filter(earlier -> !earlier.askedAt().isBefore(since))
                    .toList();
            open.below(turn, before)
                    .filter(this::recent)
                    .ifPresent(meant -> offers.put(turn.id(), new Offer(meant.id(), wished.get(meant.id()))));
        }
        return offers;
    }

    private Optional<Turn> meant(String channel, String conversation, String turn) {
        return Inbound.isId(conversation) && Inbound.isId(turn)
                ? turns.find(channel, conversation, turn).flatMap(found -> open.below(found, before(found)))
                : Optional.empty();
    }

    List<Turn> before(Turn turn) {
        return turns.before(turn, turn.askedAt().minus(SqlConversations.REMEMBERED), SqlConversations.HISTORY);
    }

    private boolean recent(Turn turn) {
        return turn.askedAt().isAfter(oldest());
    }

    private Instant oldest() {
        return clock.instant().minus(retention.conversations());
    }

    @Override
    public Optional<Wish> wish(String channel, String conversation, String turn) {
        return meant(channel, conversation, turn)
                .filter(this::recent)
                .flatMap(meant -> take(channel, conversation, meant));
    }

    private Optional<Wish> take(String channel, String conversation, Turn meant) {
        Wish before = standingWish(meant.id());
        if (before != null) {
            return Optional.of(before);
        }
        long waiting = rows.standing(channel, conversation, LOOK).stream()
                .filter(owned -> owned.wish().state() != Wish.State.TOLD)
                .count();
        if (waiting >= OPEN) {
            return Optional.empty();
        }
        rows.put(ids.next(), meant.id(), channel.equals(PICKED_UP) ? codes.next() : "", clock.instant());
        return Optional.ofNullable(standingWish(meant.id()));
    }

    /** The same for a message that was typed, whatever channel it came by. */
    Optional<Wish> wishLast(Turn typed) {
        return turns.whose(typed.id())
                .flatMap(whose -> open.last(before(typed))
                        .filter(this::recent)
                        .flatMap(meant -> take(whose.channel(), whose.address(), meant)));
    }

    /** Whether there was something open that a typed wish could have meant. */
    boolean somethingOpen(Turn typed) {
        return open.last(before(typed)).isPresent();
    }

    /** Takes back whatever waits in the conversation of a typed message: nobody is told who does not want to be. */
    int withdrawAll(Turn typed) {
        return turns.whose(typed.id())
                .map(whose -> rows.standing(whose.channel(), whose.address(), LOOK).stream()
                        .mapToInt(owned -> rows.end(owned.wish().id(), WITHDRAWN, UNTOLD, clock.instant()) ? 1 : 0)
                        .sum())
                .orElse(0);
    }

    @Override
    public boolean withdraw(String channel, String conversation, String turn) {
        return meant(channel, conversation, turn)
                .map(meant -> standingWish(meant.id()))
                .map(wish -> rows.end(wish.id(), WITHDRAWN, UNTOLD, clock.instant()))
                .orElse(false);
    }

    @Override
    public void answered(String turn, Answer answer) {
        if (!(answer instanceof Answer.Answered)) {
            throw new IllegalArgumentException("tells no answer: " + answer.outcome());
        }
        rows.answered(turn, answer, clock.instant());
    }

    @Override
    public List<Wish> told(String channel, String conversation) {
        return Inbound.isId(conversation)
                ? rows.standing(channel, conversation, LOOK).stream()
                        .map(Owned::wish)
                        .filter(wish -> wish.state() == Wish.State.TOLD && wish.answer() != null)
                        .map(this::shown)
                        .toList()
                : List.of();
    }

    private Wish shown(Wish wish) {
        Answer answer = wish.answer();
        return answer == null ? wish : wish.with(standing.of(wish.question(), answer));
    }

    @Override
    public void seen(String channel, String conversation) {
        rows.seen(channel, conversation, clock.instant());
    }

    @Override
    public PickUp pickUp(String client, String code) {
        return found(client, code, wish -> {});
    }

    @Override
    public PickUp rate(String client, String code, Rating rating) {
        return found(client, code, wish -> ratings.ofLater(wish.id(), rating, clock.instant()));
    }

    private PickUp found(String client, String code, Consumer<Wish> then) {
        if (!guesses.allows(client)) {
            return new PickUp.TooFast();
        }
        Optional<Owned> found = PickUpCodes.read(code)
                .flatMap(rows::withCode)
                .filter(owned -> owned.wish().askedAt().isAfter(oldest()));
        found.ifPresent(owned -> then.accept(owned.wish()));
        return found.<PickUp>map(owned -> new PickUp.Found(
                        shown(owned.wish()),
                        ratings.of(owned.channel(), owned.address())
                                .get(owned.wish().turn())))
                .orElseGet(PickUp.Unknown::new);
    }

    @Override
    public void undelivered(String wish) {
        rows.end(wish, UNREACHABLE, List.of("told"), clock.instant());
    }
}
