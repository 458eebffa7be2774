package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.conversation.Switches;
import yiciban.bot.operations.Switching;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Audit;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/** channel: turns a channel off with a notice for citizens, or on again, while the server runs. */
@Command(
        name = "channel",
        header = "停用或恢复一个渠道（all、web、telegram），正在运行的服务一秒内照办。",
        description = "写了 --off 就停用，群众看到这句话；不写就恢复。例：./yiciban channel web --off 系统维护，请打12345")
final class TurnChannel implements Callable<Integer> {

    @Parameters(paramLabel = "渠道", description = "all、web 或 telegram")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String channel;

    @Option(names = "--off", paramLabel = "给群众看的话", description = "停用；不写这一项就是恢复。")
    private @Nullable String notice;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    TurnChannel(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (HikariDataSource database = Database.open(folder.get().databaseUrl())) {
            var switches = new Switches(JdbcClient.create(database), clock, System::nanoTime);
            var switching = new Switching(switches, Audit.on(database, clock));
            if (notice == null) {
                switching.turnOn(Actor.operator(), channel);
            } else {
                switching.turnOff(Actor.operator(), channel, notice);
            }
        }
        spec.commandLine().getOut().printf("%s%s。%n", notice == null ? "已恢复" : "已停用", Switching.CHANNELS.get(channel));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
