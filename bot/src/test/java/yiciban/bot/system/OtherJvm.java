package yiciban.bot.system;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A class of ours, or of the tests, as a process of its own with the program's flags. */
public final class OtherJvm {

    private OtherJvm() {}

    /** To be started by the caller, who ends it, too; nothing is redirected. */
    public static ProcessBuilder of(Class<?> main, List<String> options, List<String> args) {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("..", "config", "jvm.options"),
                "-XX:TieredStopAtLevel=1");
        Stream<String> what = Stream.of("-cp", System.getProperty("java.class.path"), main.getName());
        return new ProcessBuilder(Stream.of(java, options.stream(), what, args.stream())
                .flatMap(words -> words)
                .toList());
    }

    /** Where the index of the shipped content lies ready, so that the program need not build it. */
    public static String prepared() {
        return "-Dyiciban.prepared=" + System.getProperty("yiciban.prepared");
    }
}
