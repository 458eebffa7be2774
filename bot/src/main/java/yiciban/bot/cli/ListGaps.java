package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.time.Clock;
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
import yiciban.bot.conversation.Level;
import yiciban.bot.conversation.Reason;
import yiciban.bot.review.Asking;
import yiciban.bot.review.Gap;
import yiciban.bot.review.Gaps;
import yiciban.bot.review.Ledger;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/** gaps: what citizens asked and got no satisfying answer to, from the same database as a running server. */
@Command(
        name = "gaps",
        header = "列出没有答好的问题：没有找到、没把握、出错、被按了“没用”、反问后没再选、要找人工。",
        description = "问得最多的排在最前，与政务无关的排在最后；证件号、电话等已隐去。服务开着时也可以用。")
final class ListGaps implements Callable<Integer> {

    @Option(
            names = "--json",
            description =
                    "每个问题打印一行 JSON：id, questions, office, due, status, kind, count, last_asked, queue, owner, entry, draft, noise, ratings, rejected")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Questions of a gap looked at for what was said about their answers, the newest. */
    private static final int HEARD = 50;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    ListGaps(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (HikariDataSource database = Database.open(folder.get().databaseUrl())) {
            List<Gap> gaps = opened(database);
            if (json) {
                var mapper = new JsonMapper();
                Gaps ledger = new Gaps(JdbcClient.create(database), clock);
                gaps.forEach(gap ->
                        out.println(mapper.writeValueAsString(asJson(gap, ledger.questions(gap.id(), HEARD)))));
            } else if (gaps.isEmpty()) {
                out.println("没有未答好的问题。");
            } else {
                gaps.forEach(gap -> out.printf(
                        "%4d 次  %s  %s  %s  %s前  %s  %s%n",
                        gap.count(),
                        gap.kind().label(),
                        gap.status().label(),
                        gap.office(),
                        gap.due(),
                        gap.questions().getFirst(),
                        gap.id()));
            }
        }
        out.flush();
        return 0;
    }

    /** What was asked since the server looked last, or without one, is in it, too. */
    private List<Gap> opened(HikariDataSource database) {
        Ledger ledger = Office.ledger(database, clock);
        ledger.entering().all();
        return ledger.gaps().open();
    }

    /** Of the questions only what the newest were told and said; {@code rejected} of the newest for which it was kept. */
    private static Map<String, @Nullable Object> asJson(Gap gap, List<Asking> questions) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("id", gap.id());
        fields.put("questions", gap.questions());
        fields.put("office", gap.office());
        fields.put("due", gap.due().toString());
        fields.put("status", gap.status().name().toLowerCase(Locale.ROOT));
        fields.put("kind", gap.kind().name().toLowerCase(Locale.ROOT));
        fields.put("count", gap.count());
        fields.put("last_asked", gap.lastAsked().toString());
        fields.put("queue", gap.queue().name().toLowerCase(Locale.ROOT));
        fields.put("owner", gap.owner());
        fields.put("entry", gap.entry());
        fields.put("draft", gap.draft());
        fields.put("noise", gap.noise() != null);
        fields.put(
                "ratings",
                questions.stream()
                        .filter(one -> !one.rated().isEmpty())
                        .map(ListGaps::rating)
                        .toList());
        fields.put(
                "rejected",
                questions.stream()
                        .map(Asking::rejected)
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElse(List.of()));
        return fields;
    }

    private static Map<String, @Nullable Object> rating(Asking one) {
        Level level = one.level();
        Reason why = one.why();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("level", level == null ? null : level.number());
        fields.put("reason", why == null ? null : why.code());
        fields.put("remark", one.remark());
        return fields;
    }
}
