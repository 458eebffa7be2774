package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;
import yiciban.bot.system.RejectedInput;

/** staff add: an account with the password that stands on standard input. */
@Command(
        name = "add",
        header = "添加一个后台账号，口令从标准输入读一行。",
        description = {
            "例：./yiciban staff add zhangsan --role EDITOR --office 公安 --display 张三 < 口令文件",
            "口令至少 12 个字符，大小写字母、数字、符号占三种（YICIBAN_STAFF_PASSWORDS=nist 时不要求几种）。"
        })
final class AddStaff implements Callable<Integer> {

    @Parameters(paramLabel = "账号", description = "登录用的名字，2 到 32 个文字、字母或数字。")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(
            names = "--role",
            required = true,
            paramLabel = "角色",
            description = "EDITOR 编辑，REVIEWER 审核，ADMIN 管理员，AUDITOR 审计员。")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String role;

    @Option(names = "--office", paramLabel = "部门", description = "管哪个部门的条目，名字见 config/offices.txt；不写是“全部”。")
    private String office = StaffMember.EVERY_OFFICE;

    @Option(names = "--display", paramLabel = "姓名", description = "别人看到的名字，不写就用账号。")
    private @Nullable String display;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    AddStaff(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Role given = Role.named(role)
                .orElseThrow(() ->
                        new RejectedInput("role", "没有角色“%s”，可以是 EDITOR、REVIEWER、ADMIN 或 AUDITOR。".formatted(role)));
        String password = password();
        try (HikariDataSource database = Database.open(folder.get().databaseUrl())) {
            StaffMember added = StaffMembers.on(database, clock)
                    .add(Actor.operator(), name, display == null ? name : display, office, given, password);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "已添加 %s，%s，%s。%n",
                            added.name(), added.office(), added.role().chinese());
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** From a person without showing it, from a program as one line. */
    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again when there is no terminal
    private static String password() throws IOException {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            return new String(console.readPassword("口令："));
        }
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
