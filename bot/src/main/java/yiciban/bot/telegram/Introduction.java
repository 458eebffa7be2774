package yiciban.bot.telegram;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;

/** What is said to the Bot API once, before the first poll. */
final class Introduction {

    private static final Logger log = LoggerFactory.getLogger(Introduction.class);

    private final BotApi api;

    Introduction(BotApi api) {
        this.api = api;
    }

    /**
     * Asks who we are. On the way a webhook is removed, since polling is refused beside one, and what waits is kept;
     * the menu is set. Only the question who we are must succeed.
     */
    Outcome<User> introduce() throws InterruptedException {
        if (!(api.call(DeleteWebhook.builder().dropPendingUpdates(false).build()) instanceof Outcome.Done)) {
            log.warn("Telegram：未能取消旧的 webhook，若随后出现 409，请检查是否有别的程序在使用这个机器人");
        }
        Outcome<User> me = api.call(new GetMe());
        if (me instanceof Outcome.Done) {
            setMenu();
        }
        return me;
    }

    private void setMenu() throws InterruptedException {
        var commands = Arrays.stream(Command.values())
                .map(command -> new BotCommand(command.word(), command.description()))
                .toList();
        if (!(api.call(new SetMyCommands(commands)) instanceof Outcome.Done)) {
            log.warn("Telegram：命令菜单没有设上，不影响使用，下次启动再试");
        }
    }
}
