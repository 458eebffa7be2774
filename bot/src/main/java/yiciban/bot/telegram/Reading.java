package yiciban.bot.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** An update becomes what it means to us. Pure; goes by the text itself, not by the entities sent along. */
final class Reading {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /** {@code /command@bot payload}. */
    private static final Pattern COMMAND =
            Pattern.compile("/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\\s+(.*))?", Pattern.DOTALL);

    private final Myself me;
    private final Pattern mention;

    Reading(Myself me) {
        this.me = me;
        this.mention =
                Pattern.compile("@" + Pattern.quote(me.username()) + "(?![A-Za-z0-9_])", Pattern.CASE_INSENSITIVE);
    }

    /** @throws JsonProcessingException when it has not the shape of an update; its message may quote the citizen */
    Incoming read(String json) throws JsonProcessingException {
        Update update = JSON.readValue(json, Update.class);
        if (update.getCallbackQuery() != null) {
            return pressed(update.getCallbackQuery());
        }
        if (update.getMessage() != null) {
            return message(update.getMessage(), false);
        }
        if (update.getEditedMessage() != null) {
            return edited(update.getEditedMessage());
        }
        if (update.getMyChatMember() != null) {
            return membership(update.getMyChatMember());
        }
        return new Incoming.Ignored("other kind");
    }

    private static Incoming pressed(CallbackQuery query) {
        if (query.getMessage() == null || query.getMessage().getChatId() == null) {
            return new Incoming.Ignored("button of a message we did not send");
        }
        Integer thread = query.getMessage() instanceof Message message ? thread(message) : null;
        long chat = query.getMessage().getChatId();
        return new Incoming.Pressed(
                new Address(chat, thread, null),
                query.getMessage().getMessageId(),
                query.getId(),
                client(query.getFrom(), chat),
                query.getData() == null ? "" : query.getData());
    }

    private static Incoming membership(ChatMemberUpdated update) {
        String status = update.getNewChatMember().getStatus();
        boolean out = "kicked".equals(status) || "left".equals(status);
        return new Incoming.Membership(update.getChat().getId(), !out);
    }

    /** Only a question is asked anew by an edit; a command or a picture was answered. */
    private Incoming edited(Message message) {
        return message(message, true) instanceof Incoming.Asked asked
                ? asked
                : new Incoming.Ignored("edit of what is no question");
    }

    private Incoming message(Message message, boolean edited) {
        if (message.getFrom() != null && Boolean.TRUE.equals(message.getFrom().getIsBot())) {
            return new Incoming.Ignored("from a bot");
        }
        boolean alone = message.isUserMessage();
        Address from = new Address(message.getChatId(), thread(message), alone ? null : message.getMessageId());
        if (message.getText() != null) {
            return text(message, from, alone, edited);
        }
        if (!holdsSomething(message)) {
            return new Incoming.Ignored("service message");
        }
        return alone
                ? new Incoming.Wordless(from, message.getMessageId())
                : new Incoming.Ignored("a group's picture, not ours to comment on");
    }

    private Incoming text(Message message, Address from, boolean alone, boolean edited) {
        Matcher command = COMMAND.matcher(message.getText().strip());
        if (command.matches()) {
            return command(message, command, from, alone);
        }
        Matcher mentioned = mention.matcher(message.getText());
        if (!alone && !mentioned.find() && !repliesToUs(message)) {
            return new Incoming.Ignored("not addressed to us");
        }
        String text = alone
                ? message.getText()
                : mention.matcher(message.getText()).replaceAll(" ").strip();
        String client = client(message.getFrom(), from.chat());
        return text.isEmpty()
                ? new Incoming.Commanded(from, message.getMessageId(), Command.HELP, client, at(message), "")
                : new Incoming.Asked(from, message.getMessageId(), edited, client, at(message), text);
    }

    private Incoming command(Message message, Matcher typed, Address from, boolean alone) {
        String bot = typed.group(2);
        if (bot != null && !bot.equalsIgnoreCase(me.username())) {
            return new Incoming.Ignored("another bot's command");
        }
        Optional<Command> known = Command.of(typed.group(1));
        if (known.isEmpty() && bot == null && !alone) {
            return new Incoming.Ignored("perhaps another bot's command");
        }
        String payload = typed.group(3) == null ? "" : typed.group(3).strip();
        return new Incoming.Commanded(
                from,
                message.getMessageId(),
                known.orElse(Command.HELP),
                client(message.getFrom(), from.chat()),
                at(message),
                payload);
    }

    /** When it was written, or last changed. */
    private static Instant at(Message message) {
        Integer changed = message.getEditDate();
        Integer written = message.getDate();
        return Instant.ofEpochSecond(changed != null ? changed : written != null ? written : 0);
    }

    private boolean repliesToUs(Message message) {
        Message original = message.getReplyToMessage();
        return original != null
                && original.getFrom() != null
                && Long.valueOf(me.id()).equals(original.getFrom().getId());
    }

    /** Naming the general topic of a forum is an error, so only real topics are named. */
    private static @Nullable Integer thread(Message message) {
        return Boolean.TRUE.equals(message.getIsTopicMessage()) ? message.getMessageThreadId() : null;
    }

    private static String client(@Nullable User user, long chat) {
        return String.valueOf(user == null ? chat : user.getId());
    }

    /** A citizen sent it, as opposed to Telegram reporting that somebody joined or pinned. */
    private static boolean holdsSomething(Message m) {
        return Stream.of(
                        m.getPhoto(),
                        m.getVoice(),
                        m.getSticker(),
                        m.getLocation(),
                        m.getContact(),
                        m.getDocument(),
                        m.getVideo(),
                        m.getVideoNote(),
                        m.getAudio(),
                        m.getAnimation(),
                        m.getVenue(),
                        m.getPoll(),
                        m.getDice(),
                        m.getGame(),
                        m.getStory(),
                        m.getPaidMedia(),
                        m.getCaption())
                .anyMatch(content -> content != null);
    }
}
