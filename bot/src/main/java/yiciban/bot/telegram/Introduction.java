package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;

/** What is said to the Bot API once, before the first update. */
final class Introduction {

    private static final Logger log = LoggerFactory.getLogger(Introduction.class);

    /** At the same time; the server keeps each chat's order itself. */
    private static final int CONNECTIONS = 40;

    private final BotApi api;
    private final TelegramSettings settings;

    Introduction(BotApi api, TelegramSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    /**
     * Asks who we are. On the way the webhook is removed, since polling is refused beside one, or set; what waits is
     * kept either way. The menu is set. Only the question who we are must succeed.
     */
    Outcome<User> introduce() throws InterruptedException {
        if (settings.mode() == TelegramSettings.Mode.POLLING) {
            said(
                    DeleteWebhook.builder().dropPendingUpdates(false).build(),
                    "未能取消旧的 webhook，若随后出现 409，请检查是否有别的程序在使用这个机器人");
        } else if (!settings.webhookUrl().isEmpty() && !settings.secret().isEmpty()) {
            said(
                    new Post("setWebhook", webhook()),
                    "未能登记 webhook，请检查 YICIBAN_TELEGRAM_WEBHOOK_URL：须是 https，端口 443、80、88 或 8443");
        }
        Outcome<User> me = api.call(new GetMe());
        if (me instanceof Outcome.Done) {
            said(
                    new SetMyCommands(Arrays.stream(Command.values())
                            .map(command -> new BotCommand(command.word(), command.description()))
                            .toList()),
                    "命令菜单没有设上，不影响使用，下次启动再试");
        }
        return me;
    }

    /** The library sends this one in parts, with room for a certificate. */
    private ObjectNode webhook() {
        ObjectNode body = Keeping.JSON
                .createObjectNode()
                .put("url", settings.webhookUrl())
                .put("secret_token", settings.secret())
                .put("max_connections", CONNECTIONS)
                .put("drop_pending_updates", false);
        FetchUpdates.KINDS.forEach(body.putArray("allowed_updates")::add);
        return body;
    }

    private void said(BotApiMethod<? extends Serializable> what, String otherwise) throws InterruptedException {
        if (!(api.call(what) instanceof Outcome.Done)) {
            log.warn("Telegram：{}", otherwise);
        }
    }
}
