package yiciban.bot.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * 隔离解析: runs {@link Parser} over one file in a JVM of its own, with little memory, a kill timer, none of our
 * environment, and no way to a host name or a proxy.
 */
final class ParserProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ParserProcess.class);

    /** Exit code of a JVM that ran out of memory and was told to end then. */
    private static final int OUT_OF_MEMORY = 3;

    /** How often its work is looked at. */
    private static final Duration STEP = Duration.ofMillis(100);

    /** By the clock it may take so many times its limit. */
    private static final int PATIENCE = 3;

    private static final int LOGGED_CHARACTERS = 1000;

    private final List<String> more;
    private final Duration limit;

    /**
     * @param more options of its JVM besides ours; the last of two counts
     * @param limit of processor time after which it is killed; by the clock three times as much
     */
    ParserProcess(List<String> more, Duration limit) {
        this.more = more;
        this.limit = limit;
    }

    /** As {@link OfficeFiles.Parsing}. */
    static String read(Path folder, Path file, Parser.Wanted wanted, Duration limit, Consumer<Message> messages)
            throws IOException {
        return new ParserProcess(List.of(), limit).run(folder, file, wanted, messages);
    }

    /**
     * Reads the file.
     *
     * @param folder an absolute one, for this file alone: whatever the process writes, it writes there
     * @return why the file is refused; empty when it was read to its end
     */
    String run(Path folder, Path file, Parser.Wanted wanted, Consumer<Message> messages) throws IOException {
        Path hosts = Files.writeString(folder.resolve("hosts"), "");
        var log = folder.resolve("log").toFile();
        List<String> options = options(folder, hosts);
        options.addAll(more);
        var command = OwnJvm.command(
                Parser.class, options, List.of(file.toAbsolutePath().toString(), wanted.name()));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(log);
        builder.environment().clear();
        Process process = builder.start();
        var late = new AtomicBoolean();
        Thread timer = Thread.ofVirtual().name("import-timer").start(() -> killWhenLate(process, late));
        try {
            process.getOutputStream().close();
            String refused = read(process.getInputStream(), messages);
            return refused == null ? ending(process, late, log.toPath()) : refused;
        } finally {
            process.destroyForcibly();
            timer.interrupt();
            join(process);
        }
    }

    /** Of its JVM: small, quick to start, at home in the folder, and cut off from the network. */
    static List<String> options(Path folder, Path hosts) {
        var options = new ArrayList<>(List.of(
                "-Xmx" + Limits.HEAP,
                "-Xss2m",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Dstdout.encoding=UTF-8",
                "-Dlogback.configurationFile=config/logback.xml",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                // Names of hosts are looked up in this empty file, addresses reached through a proxy nobody runs.
                "-Djdk.net.hosts.file=" + hosts,
                "-DsocksProxyHost=127.0.0.1",
                "-DsocksProxyPort=1",
                "-DsocksNonProxyHosts=",
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=1",
                "-Dhttp.nonProxyHosts=",
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=1"));
        return options;
    }

    /** Counts its work and not the clock: on a busy machine a good file is not refused for others' sake. */
    private void killWhenLate(Process process, AtomicBoolean late) {
        try {
            for (Duration waited = STEP; !process.waitFor(STEP); waited = waited.plus(STEP)) {
                Duration worked = process.info().totalCpuDuration().orElse(waited);
                if (worked.compareTo(limit) > 0 || waited.compareTo(limit.multipliedBy(PATIENCE)) > 0) {
                    late.set(true);
                    process.destroyForcibly();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the process says is not trusted either: it may be longer than agreed, or nonsense. Null when it does not end. */
    static @Nullable String read(InputStream in, Consumer<Message> messages) throws IOException {
        var lines = new BoundedLines(in, Limits.ANSWER_BYTES);
        for (String line = lines.next(); line != null; line = lines.next()) {
            try {
                switch (Wire.read(line)) {
                    case Message.Refusal(String reason) -> {
                        return reason;
                    }
                    case Message.End end -> {
                        return "";
                    }
                    case Message message -> messages.accept(message);
                }
            } catch (JacksonException e) {
                return null;
            }
        }
        return null;
    }

    /** Why it ended without a last word. */
    private String ending(Process process, AtomicBoolean late, Path log) throws IOException {
        int code = join(process);
        if (late.get()) {
            return "读这个文件超过了 " + limit.toSeconds() + " 秒，已停止。请把文件拆小，或重新另存一份再导入。";
        }
        if (code == OUT_OF_MEMORY) {
            return "这个文件读起来太费内存，已停止。请把文件拆小，或只把文字粘贴到新文件里再导入。";
        }
        String said = new String(Files.newInputStream(log).readNBytes(LOGGED_CHARACTERS), StandardCharsets.UTF_8);
        LOG.warn("the parser of an imported file ended with {}: {}", code, said);
        return "读这个文件时出了错，没有读完。请重新另存一份再导入；还不行，请告诉管理员。";
    }

    private static int join(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while a file was read", e));
        }
    }
}
