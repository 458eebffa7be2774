package yiciban.bot.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is off in a call, as one sentence; the parser knows it in English only. */
final class Misuse {

    private Misuse() {}

    static String sentence(ParameterException misuse) {
        String verb = misuse.getCommandLine().getCommandSpec().qualifiedName();
        return what(misuse) + "（用法：" + verb + " --help）";
    }

    private static String what(ParameterException misuse) {
        return switch (misuse) {
            case UnmatchedArgumentException e -> "没有这个动词或选项：" + String.join(" ", e.getUnmatched());
            case MissingParameterException e -> "还缺：" + names(e.getMissing());
            case ParameterException e
            when e.getArgSpec() != null -> names(List.of(e.getArgSpec())) + " 不能是“" + e.getValue() + "”";
            default -> String.valueOf(misuse.getMessage());
        };
    }

    private static String names(List<ArgSpec> missing) {
        return missing.stream()
                .map(arg -> arg instanceof OptionSpec option
                        ? option.longestName() + " " + option.paramLabel()
                        : arg.paramLabel())
                .collect(Collectors.joining("、"));
    }
}
