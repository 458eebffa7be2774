package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/** staff unlock: lets a locked account in again, the last administrator's included: nobody can lock an office out. */
@Command(name = "unlock", header = "给输错口令被锁定的账号解锁，管理员自己被锁时也用它。")
final class UnlockStaff implements Callable<Integer> {

    @Parameters(paramLabel = "账号", description = "哪个账号。")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    UnlockStaff(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (HikariDataSource database = Database.open(folder.get().databaseUrl())) {
            StaffMembers members = StaffMembers.on(database, clock);
            StaffMember member = members.named(name);
            members.unlock(Actor.operator(), member.id());
            spec.commandLine().getOut().printf("已解锁 %s。%n", member.name());
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
