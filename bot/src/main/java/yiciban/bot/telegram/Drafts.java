package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Choice;
import yiciban.bot.conversation.Level;
import yiciban.bot.conversation.Reason;
import yiciban.bot.conversation.WishText;

/** What is said becomes the parameters of calls; its buttons get their rows. */
final class Drafts {

    static final String USEFUL = "有用";
    static final String USELESS = "没用";

    private static final String SEND = "sendMessage";

    /** Telegram shows no more of a label. In UTF-16 units. */
    private static final int LABEL = 60;

    /** Reasons side by side: more would be cut on a telephone. */
    private static final int A_ROW = 2;

    private final Buttons buttons;
    private final String pageUrl;

    /** @param pageUrl where the web page is; empty when there is no link to it */
    Drafts(Buttons buttons, String pageUrl) {
        this.buttons = buttons;
        this.pageUrl = pageUrl;
    }

    /** In order; the buttons under the last. Part of a transaction, since it stores buttons. */
    List<Draft> of(Response.Said said) {
        List<Draft> drafts = new ArrayList<>();
        List<Page> pages = said.pages();
        for (int i = 0; i < pages.size(); i++) {
            ObjectNode body = body(said.to(), pages.get(i), i == 0);
            if (i == pages.size() - 1) {
                ArrayNode keyboard = keyboard(said);
                if (!keyboard.isEmpty()) {
                    body.putObject("reply_markup").set("inline_keyboard", keyboard);
                }
            }
            String method = SEND;
            if (said.replaces() != null) {
                method = "editMessageText";
                body.put("message_id", said.replaces());
            }
            drafts.add(new Draft(method, body, pages.get(i).plain(), said.answers()));
        }
        return drafts;
    }

    /**
     * The message as it was sent, with what may be said more in place of 有用/没用; null when it has no buttons. Part of a
     * transaction, as {@link #of} is.
     */
    @Nullable
    Draft rated(Outbound message, Response.Rated rated) {
        ArrayNode rows = message.body().path("reply_markup").path("inline_keyboard") instanceof ArrayNode keyboard
                ? keyboard.deepCopy()
                : Keeping.JSON.createArrayNode();
        if (rows.isEmpty()) {
            return null;
        }
        rows.remove(rows.size() - 1);
        long chat = message.chat();
        String turn = rated.turn();
        switch (rated.more()) {
            case NOTHING -> {}
            case GOOD_LEVELS -> levels(rows, chat, turn, true);
            case REASONS -> reasons(rows, chat, turn);
            case REASONS_AND_BAD_LEVELS -> {
                reasons(rows, chat, turn);
                levels(rows, chat, turn, false);
            }
        }
        ObjectNode body = Keeping.JSON.createObjectNode().put("message_id", rated.message());
        body.putObject("reply_markup").set("inline_keyboard", rows);
        return new Draft("editMessageReplyMarkup", body, null, null);
    }

    private void reasons(ArrayNode rows, long chat, String turn) {
        ArrayNode row = rows.addArray();
        for (Reason reason : Reason.values()) {
            row = row.size() < A_ROW ? row : rows.addArray();
            row.add(button(chat, reason.label(), new Press.Because(turn, reason)));
        }
    }

    private void levels(ArrayNode rows, long chat, String turn, boolean good) {
        ArrayNode row = rows.addArray();
        for (Level level : Level.values()) {
            if (level.good() == good) {
                row.add(button(chat, level.label(), new Press.Grade(turn, level)));
            }
        }
    }

    private static ObjectNode body(Address to, Page page, boolean first) {
        ObjectNode body =
                Keeping.JSON.createObjectNode().put("text", page.html()).put("parse_mode", "HTML");
        // A preview would show what nobody approved.
        body.putObject("link_preview_options").put("is_disabled", true);
        if (to.thread() != null) {
            body.put("message_thread_id", to.thread());
        }
        if (first && to.replyTo() != null) {
            body.putObject("reply_parameters").put("message_id", to.replyTo()).put("allow_sending_without_reply", true);
        }
        return body;
    }

    /** A row for each choice, 有答案时告诉我, a link to the page, and 有用/没用 as the last. */
    private ArrayNode keyboard(Response.Said said) {
        long chat = said.to().chat();
        ArrayNode rows = Keeping.JSON.createArrayNode();
        for (Choice choice : said.choices()) {
            rows.addArray().add(button(chat, choice.label(), new Press.Ask(choice.question())));
        }
        Press.Hear offered = said.offered();
        if (offered != null) {
            String label = offered.wanted() ? WishText.TELL_ME : WishText.TELL_ME_NOT;
            rows.addArray().add(button(chat, label, offered));
        }
        if (!pageUrl.isEmpty() && !said.about().isEmpty()) {
            rows.addArray()
                    .addObject()
                    .put("text", "在网页上看")
                    .put("url", pageUrl + "/?q=" + URLEncoder.encode(said.about(), StandardCharsets.UTF_8));
        }
        if (!said.rated().isEmpty()) {
            ArrayNode row = rows.addArray();
            row.add(button(chat, USEFUL, new Press.Rate(said.rated(), true)));
            row.add(button(chat, USELESS, new Press.Rate(said.rated(), false)));
        }
        return rows;
    }

    private ObjectNode button(long chat, String label, Press press) {
        return Keeping.JSON
                .createObjectNode()
                .put("text", label(label))
                .put("callback_data", buttons.make(chat, press));
    }

    /** As much of it as Telegram shows. */
    static String label(String label) {
        return Splitting.split(label, LABEL).getFirst();
    }
}
