package yiciban.bot.imports;

import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** 自己的 Java: how the running program starts another class of its own, whether from folders, jars, or one jar in which jars lie. */
final class OwnJvm {

    /** Starts a class from a jar in which jars lie. */
    private static final String BOOT_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private OwnJvm() {}

    static List<String> command(Class<?> main, List<String> options, List<String> args) {
        return command(isPackedByBoot(main), main, options, args);
    }

    static List<String> command(boolean packed, Class<?> main, List<String> options, List<String> args) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path"))));
        if (packed) {
            command.add("-Dloader.main=" + main.getName());
        }
        command.add(packed ? BOOT_LAUNCHER : main.getName());
        command.addAll(args);
        return command;
    }

    private static boolean isPackedByBoot(Class<?> main) {
        URL own = main.getResource(main.getSimpleName() + ".class");
        return own != null && own.toString().contains("nested:");
    }

    /** The other process has another working folder. */
    private static String absolute(String classPath) {
        String separator = System.getProperty("path.separator");
        return String.join(
                separator,
                List.of(classPath.split(Pattern.quote(separator), -1)).stream()
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}
