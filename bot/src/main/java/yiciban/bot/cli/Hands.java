package yiciban.bot.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.knowledge.Editing;
import yiciban.bot.knowledge.Hand;
import yiciban.bot.knowledge.Revision;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.RejectedInput;

/** submit and approve: what a member of staff does with drafts, by the same code as the pages. */
abstract class Hands implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private As as;

    @Parameters(arity = "0..*", paramLabel = "编号", description = "条目编号，如 faq-087；不写是全部可以做的。")
    private List<String> entries = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    private Hands(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Entries when none is named. */
    abstract List<String> all(Editing editing, Hand by);

    abstract Revision done(Editing editing, Hand by, String entry);

    /** What there is not, when nothing is to be done. */
    abstract String nothing();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Office office = Office.open(folder.get(), clock)) {
            Hand by = office.acting(as.name);
            Editing editing = office.shelves().editing();
            List<String> chosen = entries.isEmpty() ? all(editing, by) : entries;
            if (chosen.isEmpty()) {
                throw new RejectedInput(RejectedInput.WHOLE, nothing());
            }
            int refused = 0;
            for (String entry : chosen) {
                try {
                    Revision revision = done(editing, by, entry);
                    out.printf("%s  %s  %s%n", entry, revision.state().label(), revision.title());
                } catch (RejectedInput problem) { // is no reason to leave the others undone
                    if (chosen.size() == 1) {
                        throw problem;
                    }
                    refused++;
                    out.printf("%s  没有完成：%s%n", entry, problem.sentence());
                }
            }
            out.flush();
            return refused == 0 ? 0 : 1;
        }
    }

    /** submit: one's own drafts go to a reviewer. */
    @Command(
            name = "submit",
            header = "提交审核：把草稿交给审核人员。",
            description = "不写编号，就提交自己写的全部草稿。例：./yiciban submit faq-087 --as zhangsan")
    static final class Submit extends Hands {

        Submit(Supplier<DataFolder> folder, Clock clock) {
            super(folder, clock);
        }

        @Override
        List<String> all(Editing editing, Hand by) {
            return editing.drafts(by);
        }

        @Override
        Revision done(Editing editing, Hand by, String entry) {
            return editing.submit(by, entry);
        }

        @Override
        String nothing() {
            return "没有自己写的草稿可以提交。";
        }
    }

    /** approve: what others submitted may be published. */
    @Command(
            name = "approve",
            header = "审核通过：别人提交的内容可以发布。",
            description = "不写编号，就通过同事提交的全部内容；程序自带的草稿要逐条核对，得写编号。不能审核自己写的。例：./yiciban approve faq-087 --as lisi")
    static final class Approve extends Hands {

        Approve(Supplier<DataFolder> folder, Clock clock) {
            super(folder, clock);
        }

        @Override
        List<String> all(Editing editing, Hand by) {
            return editing.submissions(by);
        }

        @Override
        Revision done(Editing editing, Hand by, String entry) {
            return editing.approve(by, entry);
        }

        @Override
        String nothing() {
            return "没有同事提交的内容可以审核。程序自带的草稿要逐条核对，请写编号。";
        }
    }
}
