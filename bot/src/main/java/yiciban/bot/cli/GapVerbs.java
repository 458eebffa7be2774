package yiciban.bot.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.knowledge.Hand;
import yiciban.bot.review.Gap;
import yiciban.bot.review.Ledger;
import yiciban.bot.system.DataFolder;

/** gap: what staff do about one gap, by the same code as the pages; beside a running server, too. */
@Command(
        name = "gap",
        header = "处理一个没有答好的问题：写答案、分派、不处理。",
        description = "编号用 gaps 查看。都记入操作日志。服务开着时也可以用。",
        synopsisSubcommandLabel = "动词")
final class GapVerbs implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private GapVerbs() {}

    static CommandLine verb(Supplier<DataFolder> folder, Clock clock) {
        var verb = new CommandLine(new GapVerbs());
        verb.addSubcommand(new Answer(folder, clock));
        verb.addSubcommand(new Assign(folder, clock));
        verb.addSubcommand(new Dismiss(folder, clock));
        return verb;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "还缺：动词 answer、assign 或 dismiss");
    }

    /** One verb: opens the ledger, does it, prints a sentence. */
    abstract static class One implements Callable<Integer> {

        @Parameters(paramLabel = "编号", description = "问题编号，如 gaps 列出的 gap-…")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String id;

        @Mixin
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private As as;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        private final Supplier<DataFolder> folder;
        private final Clock clock;

        private One(Supplier<DataFolder> folder, Clock clock) {
            this.folder = folder;
            this.clock = clock;
        }

        abstract String done(Ledger ledger, Hand by, Gap gap);

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (Office office = Office.open(folder.get(), clock)) {
                Hand by = office.acting(as.name);
                Ledger ledger = office.ledger();
                ledger.entering().all();
                out.println(done(ledger, by, ledger.gaps().get(id)));
            }
            out.flush();
            return 0;
        }
    }

    /** gap answer: writes a FAQ. */
    @Command(
            name = "answer",
            header = "写答案：建一条常见问题的草稿，提交、审核、发布之后群众才看得到。",
            description = "例：./yiciban gap answer gap-… --text \"到烟草专卖局办。\" --source \"烟草专卖法\" --as zhangsan")
    static final class Answer extends One {

        @Option(names = "--text", required = true, paramLabel = "答案", description = "给群众看的答案。")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String text;

        @Option(names = "--source", required = true, paramLabel = "出处", description = "答案的依据，群众看得到。")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String source;

        @Option(names = "--question", paramLabel = "问题", description = "常见问题的标题，可以写几次，后面的是相似问法；不写就用群众的问法。")
        private List<String> questions = new ArrayList<>();

        Answer(Supplier<DataFolder> folder, Clock clock) {
            super(folder, clock);
        }

        @Override
        String done(Ledger ledger, Hand by, Gap gap) {
            Gap answered =
                    ledger.responding((turn, answer) -> {}).write(by, gap.id(), gap.version(), questions, text, source);
            return "草稿 %s 已写好，用 submit 提交审核。".formatted(answered.draft());
        }
    }

    /** gap assign: says which office is to answer. */
    @Command(
            name = "assign",
            header = "分派：交给哪个部门。",
            description = "例：./yiciban gap assign gap-… --office 公安 --as zhangsan")
    static final class Assign extends One {

        @Option(names = "--office", required = true, paramLabel = "部门", description = "config/offices.txt 里的部门。")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String office;

        Assign(Supplier<DataFolder> folder, Clock clock) {
            super(folder, clock);
        }

        @Override
        String done(Ledger ledger, Hand by, Gap gap) {
            Gap assigned = ledger.working().assign(by, gap.id(), gap.version(), office);
            return "已分派给%s，%s 前处理。".formatted(assigned.office(), assigned.due());
        }
    }

    /** gap dismiss: nobody will answer it. */
    @Command(
            name = "dismiss",
            header = "不处理：写明理由。以后又有人问，会自动重新打开。",
            description = "例：./yiciban gap dismiss gap-… --reason \"不归区里管\" --as zhangsan")
    static final class Dismiss extends One {

        @Option(names = "--reason", required = true, paramLabel = "理由", description = "写给同事看。")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String reason;

        Dismiss(Supplier<DataFolder> folder, Clock clock) {
            super(folder, clock);
        }

        @Override
        String done(Ledger ledger, Hand by, Gap gap) {
            ledger.working().dismiss(by, gap.id(), gap.version(), reason);
            return "已标为不处理。";
        }
    }
}
