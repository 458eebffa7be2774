package yiciban.bot.telegram;

import java.util.concurrent.Semaphore;
import yiciban.bot.conversation.Conversations;
import yiciban.bot.conversation.Inbound;
import yiciban.bot.conversation.Reply;

/** Answers what came in. */
final class Handling {

    private static final String CHANNEL = "telegram";

    /** Questions worked on at once; waiting for Telegram holds none of these places. */
    private static final int AT_ONCE = 32;

    private static final String ONLY_WORDS = "谢谢您发来的内容。我现在只看得懂文字，请把想办的事打字告诉我，比如“补身份证多少钱”。";

    private static final String EXPIRED = "按钮已过期，请再问一次";

    private final Conversations conversations;
    private final Buttons buttons;
    private final Sending sending;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Handling(Conversations conversations, Buttons buttons, Sending sending) {
        this.conversations = conversations;
        this.buttons = buttons;
        this.sending = sending;
    }

    /** Returns when the reply has arrived or never will; interrupted, it may be given the same again. */
    void handle(Incoming incoming) throws InterruptedException {
        switch (incoming) {
            case Incoming.Asked(Address from, String message, String client, String text) ->
                answer(from, message, client, text, "");
            case Incoming.Commanded(Address from, Command command) ->
                sending.send(from, Rendering.pages(command.text()), buttons.under(command.starters(), ""));
            case Incoming.Pressed pressed -> press(pressed);
            case Incoming.Wordless(Address from) -> sending.send(from, Rendering.pages(ONLY_WORDS), null);
            case Incoming.Ignored _ -> {}
        }
    }

    private void press(Incoming.Pressed pressed) throws InterruptedException {
        switch (buttons.press(pressed.data()).orElse(null)) {
            case null -> sending.acknowledge(pressed.callback(), EXPIRED);
            case Press.Ask(String question) -> {
                sending.acknowledge(pressed.callback(), "");
                answer(pressed.from(), "button-" + pressed.callback(), pressed.client(), question, question);
            }
            case Press.Rate(String turn, boolean helpful) -> {
                sending.acknowledge(pressed.callback(), helpful ? "谢谢您" : "谢谢您告诉我们，我们会改进");
                conversations.rate(CHANNEL, conversation(pressed.from()), turn, helpful);
            }
        }
    }

    private void answer(Address from, String message, String client, String text, String pressed)
            throws InterruptedException {
        Reply reply = receive(new Inbound(CHANNEL, conversation(from), message, client, text));
        String rated = Rendering.rateable(reply.answer()) ? reply.turn() : "";
        sending.send(
                from,
                Rendering.pages(reply, pressed),
                buttons.under(reply.answer().choices(), rated));
    }

    private Reply receive(Inbound inbound) throws InterruptedException {
        places.acquire();
        try {
            return conversations.receive(inbound);
        } finally {
            places.release();
        }
    }

    private static String conversation(Address from) {
        return Long.toString(from.chat());
    }
}
