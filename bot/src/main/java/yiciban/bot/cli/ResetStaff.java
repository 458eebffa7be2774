package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/** staff reset: a one-time password for who has none any more. */
@Command(name = "reset", header = "重置口令，打印一次性口令；登录都会结束。", description = "首位管理员的口令丢了也用它。")
final class ResetStaff implements Callable<Integer> {

    @Parameters(paramLabel = "账号", description = "哪个账号。")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(names = "--code", description = "手机也丢了：验证码一起清除。")
    private boolean code;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    ResetStaff(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (HikariDataSource database = Database.open(folder.get().databaseUrl())) {
            StaffMembers members = StaffMembers.on(database, clock);
            StaffMember member = members.named(name);
            if (code) {
                members.removeSecondFactor(Actor.operator(), member.id());
            }
            spec.commandLine()
                    .getOut()
                    .printf("%s 的一次性口令：%s%n", member.name(), members.reset(Actor.operator(), member.id()));
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
