package yiciban.bot.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import yiciban.bot.backup.Backups;
import yiciban.bot.system.Causes;
import yiciban.bot.system.DataFolder;

/** The verbs of the program. */
@Command(
        name = "./yiciban",
        header = "一次办：只用已公布的办事指南、清单和报告回答问题，句句有出处。",
        description = "不带动词等于 serve。每个动词都有 --help。",
        synopsisHeading = "用法：",
        synopsisSubcommandLabel = "动词",
        parameterListHeading = "%n参数：%n",
        optionListHeading = "%n选项：%n",
        commandListHeading = "%n动词：%n",
        scope = ScopeType.INHERIT)
public final class Verbs {

    /** Lucene and the tokeniser say on every start what is missing for a little more speed. */
    private static final Logger[] QUIET = {Logger.getLogger("org.apache.lucene"), Logger.getLogger("ai.djl")};

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "显示用法。")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private Verbs() {}

    /**
     * Runs the verb.
     *
     * @param serve starts the server and returns its exit code; with what stands behind the verb
     * @param folder where a verb that reads or keeps anything finds it
     * @return exit code: 0 done, 1 refused or failed, 2 the call's words are off
     */
    public static int run(Serve.Server serve, Supplier<DataFolder> folder, Clock clock, String... args) {
        for (Logger logger : QUIET) {
            logger.setLevel(Level.SEVERE);
        }
        Supplier<DataFolder> data = () -> backedUp(folder.get(), clock);
        var libraries = new Libraries(data, clock);
        var line = new CommandLine(new Verbs());
        line.addSubcommand(new Serve(serve));
        line.addSubcommand(new Ask(libraries, clock));
        line.addSubcommand(new Evaluate());
        line.addSubcommand(new Judge(libraries, clock));
        line.addSubcommand(new Train(libraries, clock));
        line.addSubcommand(new TrainLikeness());
        line.addSubcommand(new Speed(libraries, clock));
        line.addSubcommand(new ListGaps(data, clock));
        line.addSubcommand(GapVerbs.verb(data, clock));
        line.addSubcommand(new ShowTelegram(data, clock));
        line.addSubcommand(new ImportFile(data, clock));
        line.addSubcommand(new UndoImport(data, clock));
        line.addSubcommand(new Hands.Submit(data, clock));
        line.addSubcommand(new Hands.Approve(data, clock));
        line.addSubcommand(new Publish(data, clock));
        line.addSubcommand(new RollBack(data, clock));
        line.addSubcommand(Staff.verb(data, clock));
        line.addSubcommand(new Verify(data, clock));
        line.addSubcommand(new CopyAudit(data, clock));
        line.addSubcommand(new TurnChannel(data, clock));
        line.addSubcommand(new MakeBackup(data, clock));
        line.addSubcommand(new RestoreBackup(data, clock));
        line.addSubcommand(new Prepare());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((misuse, words) -> {
            misuse.getCommandLine().getErr().println(Misuse.sentence(misuse));
            return CommandLine.ExitCode.USAGE;
        });
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(sentence(failure));
            return 1;
        });
        return line.execute(words(args));
    }

    /** A verb of a newer program changes the tables like its server, and not without a backup when one is wanted. */
    private static DataFolder backedUp(DataFolder data, Clock clock) {
        Backups.fromEnvironment(data.databaseUrl(), data.keyFile(), clock).beforeUpgrade();
        return data;
    }

    /** No words mean {@code serve}; {@code help ask} is another way to say {@code ask --help}. */
    private static String[] words(String... args) {
        if (args.length == 0) {
            return new String[] {"serve"};
        }
        if (args[0].equals("help")) {
            return args.length == 1 ? new String[] {"--help"} : new String[] {args[1], "--help"};
        }
        return args;
    }

    /** The first of its causes that speaks to people, or else what is at the bottom of it; without a stack trace. */
    private static String sentence(Exception failure) {
        return "没有完成："
                + Causes.forPeople(failure)
                        .orElseGet(() -> String.valueOf(Causes.of(failure)
                                .reduce(failure, (_, cause) -> cause)
                                .getMessage()));
    }
}
