package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/** staff list: who has an account. */
@Command(name = "list", header = "列出后台账号：账号、姓名、部门、角色、状态。")
final class ListStaff implements Callable<Integer> {

    @Option(names = "--json", description = "每个账号打印一行 JSON：name, display, office, role, status")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    ListStaff(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (HikariDataSource database = Database.open(folder.get().databaseUrl())) {
            List<StaffMember> members = StaffMembers.on(database, clock).all();
            if (members.isEmpty() && !json) {
                out.println("还没有账号：第一次 serve 会建立管理员，也可以用 staff add 添加。");
            }
            members.forEach(member -> out.println(json ? json(member) : line(member)));
        }
        out.flush();
        return 0;
    }

    private String line(StaffMember member) {
        return "%s  %s  %s  %s  %s"
                .formatted(
                        member.name(),
                        member.display(),
                        member.office(),
                        member.role().chinese(),
                        member.status(clock.instant()));
    }

    private String json(StaffMember member) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", member.name());
        fields.put("display", member.display());
        fields.put("office", member.office());
        fields.put("role", member.role().name().toLowerCase(Locale.ROOT));
        fields.put("status", member.status(clock.instant()));
        return new JsonMapper().writeValueAsString(fields);
    }
}
