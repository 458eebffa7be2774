package yiciban.bot.cli;

import java.time.Clock;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import yiciban.bot.system.DataFolder;

/** staff: the accounts of the console, by the same code as its pages; beside a running server, too. */
@Command(
        name = "staff",
        header = "管理后台账号：添加、查看、解锁、重置口令。",
        description = "改动马上生效，都记入操作日志。服务开着时也可以用。",
        synopsisSubcommandLabel = "动词")
final class Staff implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Staff() {}

    static CommandLine verb(Supplier<DataFolder> folder, Clock clock) {
        var verb = new CommandLine(new Staff());
        verb.addSubcommand(new AddStaff(folder, clock));
        verb.addSubcommand(new ListStaff(folder, clock));
        verb.addSubcommand(new UnlockStaff(folder, clock));
        verb.addSubcommand(new ResetStaff(folder, clock));
        return verb;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "还缺：动词 add、list、unlock 或 reset");
    }
}
