package yiciban.bot.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.answer.Library;
import yiciban.bot.knowledge.Hand;
import yiciban.bot.knowledge.Publication;
import yiciban.bot.knowledge.Publishing;
import yiciban.bot.knowledge.Revision;
import yiciban.bot.knowledge.Trial;
import yiciban.bot.system.Background;
import yiciban.bot.system.DataFolder;

/** publish: asks every known question of the published content and of the next, then puts the next before citizens. */
@Command(
        name = "publish",
        header = "发布：审核通过的内容让群众看到，发布前先拿已知问题试答。",
        description = {
            "不写编号，就发布全部审核通过的内容。正在运行的服务两秒内换上新内容。一天内试答过、没有再变的，不重新试答。",
            "试答发现标准问题变差时不发布；确实要发布，用 --override 写明理由，理由记入操作日志。",
            "例：./yiciban publish --as lisi"
        })
final class Publish implements Callable<Integer> {

    /** Of all questions: a line on the terminal for every fifth part. */
    private static final int PARTS = 5;

    /** Changed answers printed; the page shows all. */
    private static final int SHOWN = 20;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private As as;

    @Parameters(arity = "0..*", paramLabel = "编号", description = "条目编号；不写是全部审核通过的。")
    private List<String> entries = new ArrayList<>();

    @Option(names = "--note", paramLabel = "说明", description = "这次发布了什么，写给同事看。")
    private String note = "";

    @Option(names = "--override", paramLabel = "理由", description = "标准问题变差也要发布的理由。")
    private @Nullable String override;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    Publish(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DataFolder data = folder.get();
        try (Office office = Office.open(data, clock)) {
            Hand by = office.acting(as.name);
            // Refused before anything slow begins.
            office.shelves().publishing(new NoLibrary()).ready(by, entries);
            try (var own = new OwnLibrary(
                    Library.open(office.shelves().opening(), data.index(), Libraries::say), data.index())) {
                Publishing publishing = office.shelves().publishing(own);
                List<Revision> ready = publishing.ready(by, entries);
                Trial trial = publishing.tried(ready).orElseGet(() -> tried(publishing, by, ready));
                out.printf(
                        "试答 %d 个问题，%d 个回答有变化，%d 个标准问题变差%n",
                        trial.asked(), trial.changes().size(), trial.regressions());
                trial.changes().stream()
                        .limit(SHOWN)
                        .forEach(change -> out.printf(
                                "  %s%s%n    原：%s%n    新：%s%n",
                                change.regression() ? "【变差】" : "",
                                String.join(
                                        " → ",
                                        Stream.concat(change.earlier().stream(), Stream.of(change.question()))
                                                .toList()),
                                firstLine(change.before()),
                                firstLine(change.after())));
                out.flush();
                Publication publication = publishing.publish(by, ready, note, override);
                out.printf(
                        "第 %d 次发布：%d 条。%n",
                        publication.number(), publication.changes().size());
            }
        }
        out.flush();
        return 0;
    }

    /** A server on the same machine goes first. */
    private Trial tried(Publishing publishing, Hand by, List<Revision> ready) {
        Trial begun = publishing.begin(by, ready);
        return Background.await("trial", () -> publishing.run(begun, ready, this::say));
    }

    private static String firstLine(Trial.Said said) {
        return said.text().lines().findFirst().orElse("");
    }

    private void say(int done, int all) {
        if (done % Math.max(1, all / PARTS) == 0) {
            System.err.printf("正在试答… %d/%d%n", done, all);
        }
    }
}
