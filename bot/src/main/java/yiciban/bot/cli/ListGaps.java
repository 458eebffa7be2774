package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.review.Gap;
import yiciban.bot.review.Gaps;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/** gaps: what citizens asked and got no satisfying answer to, from the same database as a running server. */
@Command(name = "gaps", header = "列出没有答好的问题：没有找到、出错、被按了“没用”。", description = "问得最多的排在最前；证件号、电话等已隐去。服务开着时也可以用。")
final class ListGaps implements Callable<Integer> {

    @Option(names = "--json", description = "每个问题打印一行 JSON：id, questions, office, due, status, kind, count, last_asked")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;

    ListGaps(Supplier<DataFolder> folder) {
        this.folder = folder;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (HikariDataSource database = Database.open(folder.get().databaseUrl())) {
            List<Gap> gaps = new Gaps(JdbcClient.create(database)).open();
            if (json) {
                var mapper = new JsonMapper();
                gaps.forEach(gap -> out.println(mapper.writeValueAsString(asJson(gap))));
            } else if (gaps.isEmpty()) {
                out.println("没有未答好的问题。");
            } else {
                gaps.forEach(gap -> out.printf(
                        "%4d 次  %s  %s%n",
                        gap.count(), kind(gap), gap.questions().getFirst()));
            }
        }
        out.flush();
        return 0;
    }

    private static Map<String, @Nullable Object> asJson(Gap gap) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("id", gap.id());
        fields.put("questions", gap.questions());
        fields.put("office", gap.office());
        fields.put("due", gap.due());
        fields.put("status", gap.status().name().toLowerCase(Locale.ROOT));
        fields.put("kind", gap.kind().name().toLowerCase(Locale.ROOT));
        fields.put("count", gap.count());
        fields.put("last_asked", gap.lastAsked().toString());
        return fields;
    }

    private static String kind(Gap gap) {
        return switch (gap.kind()) {
            case NOT_FOUND -> "没有找到";
            case FAILED -> "出错";
            case UNHELPFUL -> "说没用";
        };
    }
}
