package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;
import yiciban.bot.telegram.Quarantine;
import yiciban.bot.telegram.TelegramState;

/** telegram: what waits in the channel, what went wrong, what was put aside; beside a running server, too. */
@Command(
        name = "telegram",
        header = "查看 Telegram 渠道：排队多少、没送到多少、哪些消息处理不了被隔离。",
        description = "隔离的内容里证件号、电话等已隐去。服务开着时也可以用。")
final class ShowTelegram implements Callable<Integer> {

    @Option(
            names = "--json",
            description = "打印一行 JSON：waiting, quarantined, queued, unknown, failed, repeated, holder, cases")
    private boolean json;

    @Option(names = "--retry", paramLabel = "编号", description = "把隔离的一条放回去再处理一次，比如升级之后。")
    private @Nullable String retry;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    ShowTelegram(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (HikariDataSource database = Database.open(folder.get().databaseUrl())) {
            JdbcClient sql = JdbcClient.create(database);
            return retry == null ? shown(sql) : retried(sql, retry);
        }
    }

    private int retried(JdbcClient sql, String id) {
        boolean found = new Quarantine(sql).retry(id);
        PrintWriter to =
                found ? spec.commandLine().getOut() : spec.commandLine().getErr();
        to.println(found ? "已放回，服务开着的话马上会处理。" : "没有可以放回的这一条：" + id);
        to.flush();
        return found ? 0 : 1;
    }

    private int shown(JdbcClient sql) {
        PrintWriter out = spec.commandLine().getOut();
        TelegramState state = TelegramState.read(sql);
        var cases = new Quarantine(sql).cases();
        if (json) {
            var fields = new LinkedHashMap<>(state.asMap());
            fields.put("holder", state.holder());
            fields.put("cases", cases);
            out.println(new JsonMapper().writeValueAsString(fields));
        } else {
            out.printf(
                    "待处理 %d，待发送 %d，没送到 %d，不确定送到没有 %d，为稳妥重发过 %d，隔离 %d%n",
                    state.waiting(),
                    state.queued(),
                    state.failed(),
                    state.unknown(),
                    state.repeated(),
                    state.quarantined());
            cases.forEach(one -> out.printf(
                    "%s  %s  %s%n    %s%n",
                    one.id(), one.receivedAt().atZone(clock.getZone()).toLocalDateTime(), one.problem(), one.json()));
        }
        out.flush();
        return 0;
    }
}
