package yiciban.bot.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.Conversations;
import yiciban.bot.conversation.Entries;
import yiciban.bot.conversation.Inbound;
import yiciban.bot.conversation.Level;
import yiciban.bot.conversation.Rating;
import yiciban.bot.conversation.Reason;
import yiciban.bot.conversation.Reply;
import yiciban.bot.conversation.WishText;
import yiciban.bot.conversation.Wishes;

/** Finds out what is to be said to what came in. Given the same again, it finds the same. */
final class Handling {

    static final String CHANNEL = "telegram";

    private static final String ONLY_WORDS = "谢谢您发来的内容。我现在只看得懂文字，请把想办的事打字告诉我，比如“补身份证多少钱”。";

    private static final String TOO_FAST = "您问得有点快，请稍等一分钟再问。";

    /** Whoever waited longer hears that we are sorry. */
    private static final Duration LONG = Duration.ofMinutes(10);

    /** What a link from the web page carries: at most 64 characters. */
    private static final Pattern ENTRY = Pattern.compile("entry-([A-Za-z0-9_-]{1,58})");

    private final Conversations conversations;
    private final Wishes wishes;
    private final Entries entries;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Buttons buttons;
    private final Acknowledging acknowledging;
    private final Allowance allowance;
    private final Typing typing;
    private final Clock clock;

    Handling(
            Conversations conversations,
            Wishes wishes,
            Entries entries,
            Inbox inbox,
            Outbox outbox,
            Buttons buttons,
            Acknowledging acknowledging,
            Allowance allowance,
            Typing typing,
            Clock clock) {
        this.conversations = conversations;
        this.wishes = wishes;
        this.entries = entries;
        this.inbox = inbox;
        this.outbox = outbox;
        this.buttons = buttons;
        this.acknowledging = acknowledging;
        this.allowance = allowance;
        this.typing = typing;
        this.clock = clock;
    }

    Response handle(Incoming incoming, Inbox.Row row, Reading reading) throws Exception {
        return switch (incoming) {
            case Incoming.Asked asked when asked.edited() -> askedAnew(asked, row, reading);
            case Incoming.Asked asked -> {
                var question = new Question(
                        asked.from(),
                        "message-" + asked.message(),
                        asked.client(),
                        asked.at(),
                        asked.text(),
                        row.masked(),
                        "");
                yield answer(question, "", asked.message(), null, "");
            }
            case Incoming.Commanded commanded -> commanded(commanded);
            case Incoming.Pressed pressed -> pressed(pressed, row);
            case Incoming.Wordless(Address from, long message) ->
                Response.Said.of(from, message, Rendering.pages(ONLY_WORDS), List.of());
            case Incoming.Membership(long chat, boolean welcome) -> new Response.Membership(chat, welcome);
            case Incoming.Ignored _ -> new Response.Nothing();
        };
    }

    /**
     * A question and how it came.
     *
     * @param shown what is repeated above the answer, since it left no trace in the chat; empty when it did
     */
    private record Question(
            Address from, String key, String client, Instant at, String text, boolean masked, String shown) {}

    private Response commanded(Incoming.Commanded it) throws Exception {
        var entry = ENTRY.matcher(it.payload());
        Optional<String> title =
                it.command() == Command.START && entry.matches() ? entries.title(entry.group(1)) : Optional.empty();
        if (title.isEmpty()) {
            Command command = it.command();
            return Response.Said.of(it.from(), it.message(), Rendering.pages(command.text()), command.starters());
        }
        var question = new Question(
                it.from(), "message-" + it.message(), it.client(), it.at(), title.get(), false, title.get());
        return answer(question, "", it.message(), null, "");
    }

    private Response pressed(Incoming.Pressed it, Inbox.Row row) throws Exception {
        acknowledging.acknowledge(it, row.receivedAt());
        return switch (buttons.press(it.from().chat(), it.data(), row.receivedAt())
                .orElse(null)) {
            case null -> new Response.Nothing();
            case Press.Repeated _ -> new Response.Nothing();
            case Press.Ask(String text) -> {
                var question = new Question(
                        it.from(), "button-" + it.callback(), it.client(), row.receivedAt(), text, false, text);
                yield answer(question, "", null, null, it.data());
            }
            case Press.Rate(String turn, boolean helpful) -> {
                conversations.rate(CHANNEL, it.from().conversation(), turn, Rating.of(helpful));
                yield rated(it, turn, helpful ? Response.More.GOOD_LEVELS : Response.More.REASONS_AND_BAD_LEVELS);
            }
            case Press.Grade(String turn, Level level) -> {
                conversations.rate(CHANNEL, it.from().conversation(), turn, Rating.of(level));
                yield rated(it, turn, level.good() ? Response.More.NOTHING : Response.More.REASONS);
            }
            case Press.Because(String turn, Reason reason) -> {
                conversations.rate(CHANNEL, it.from().conversation(), turn, Rating.because(reason, ""));
                yield rated(it, turn, Response.More.NOTHING);
            }
            case Press.Hear(String turn, boolean wanted) -> wanted ? wished(it, turn) : withdrawn(it, turn);
        };
    }

    private static Response rated(Incoming.Pressed it, String turn, Response.More more) {
        return new Response.Rated(it.from(), it.message(), turn, more);
    }

    private Response wished(Incoming.Pressed it, String turn) {
        return wishes.wish(CHANNEL, it.from().conversation(), turn)
                .map(wish -> said(it, WishText.taken(wish), new Press.Hear(turn, false)))
                .orElseGet(() -> said(it, WishText.NOT_TAKEN, null));
    }

    private Response withdrawn(Incoming.Pressed it, String turn) {
        boolean withdrawn = wishes.withdraw(CHANNEL, it.from().conversation(), turn);
        return said(it, withdrawn ? WishText.WITHDRAWN : WishText.NOTHING_WISHED, null);
    }

    private static Response said(Incoming.Pressed it, String text, Press.@Nullable Hear offered) {
        return new Response.Said(
                it.from(), "", null, Rendering.pages(text), List.of(), "", offered, "", null, it.data());
    }

    /** Once, whatever else is changed later; in place of the first answer while that stands last in the chat. */
    private Response askedAnew(Incoming.Asked asked, Inbox.Row row, Reading reading) throws Exception {
        long chat = asked.from().chat();
        if (asked.text().equals(textBefore(chat, asked.message(), reading))) {
            return new Response.Nothing(); // only its appearance changed
        }
        List<Long> answers = outbox.answersTo(chat, asked.message());
        boolean last = answers.size() == 1 && answers.getFirst() == outbox.newest(chat);
        var question = new Question(
                last ? asked.from() : asked.from().answering(asked.message()),
                "edited-" + asked.message(),
                asked.client(),
                asked.at(),
                asked.text(),
                row.masked(),
                "");
        String key = "edited-" + chat + "-" + asked.message();
        return answer(question, key, asked.message(), last ? answers.getFirst() : null, "");
    }

    private String textBefore(long chat, long message, Reading reading) throws JsonProcessingException {
        String json = inbox.message(chat, message).orElse("{}");
        return reading.read(json) instanceof Incoming.Asked before ? before.text() : "";
    }

    /** @param replaces our message that becomes this one, if it is one page long */
    private Response answer(
            Question question, String key, @Nullable Long answers, @Nullable Long replaces, String pressed)
            throws Exception {
        Address from = question.from();
        switch (allowance.of(question.client(), from.chat() + "/" + question.key(), question.at())) {
            case TOLD -> {
                return Response.Said.of(from, answers, Rendering.pages(TOO_FAST), List.of());
            }
            case IGNORED -> {
                return new Response.Nothing();
            }
            case ALLOWED -> {}
        }
        var inbound = new Inbound(CHANNEL, from.conversation(), question.key(), "", question.text(), question.masked());
        Reply reply = typing.during(from, () -> conversations.receive(inbound));
        CrashPoint.ANSWER_STORED.reached();
        boolean late = question.at().plus(LONG).isBefore(clock.instant());
        List<Page> pages = Rendering.pages(reply, question.shown(), late);
        Answer answer = reply.answer();
        return new Response.Said(
                from,
                key,
                answers,
                pages,
                answer.choices(),
                Rendering.rateable(answer) ? reply.turn() : "",
                offered(from, reply),
                title(answer),
                pages.size() == 1 ? replaces : null,
                pressed);
    }

    private Press.@Nullable Hear offered(Address from, Reply reply) {
        return reply.turn().isEmpty() || reply.answer() instanceof Answer.Answered
                ? null
                : wishes.offer(CHANNEL, from.conversation(), reply.turn())
                        .map(offer -> new Press.Hear(offer.turn(), offer.wish() == null))
                        .orElse(null);
    }

    /** What the answer is about, as the page can be asked about it. */
    private String title(Answer answer) {
        var entry = answer.inHand();
        return entry == null ? "" : entries.title(entry.value()).orElse("");
    }
}
