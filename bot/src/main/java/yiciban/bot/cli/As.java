package yiciban.bot.cli;

import picocli.CommandLine.Option;

/** --as: in whose name a verb acts. */
final class As {

    @Option(names = "--as", required = true, paramLabel = "账号", description = "以哪个工作人员的名义做，记入操作日志。")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    String name;
}
