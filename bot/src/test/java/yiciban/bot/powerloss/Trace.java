package yiciban.bot.powerloss;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What strace wrote down of a process and its threads, with {@code -f -ttt -T -xx}. */
final class Trace {

    /** All that changes a file or a folder, and what says which one is meant. */
    private static final String CALLS =
            "execve,fork,vfork,clone,clone3,open,openat,creat,close,dup,dup2,dup3,lseek,write,writev,pwrite64,pwritev,pwritev2,"
                    + "truncate,ftruncate,fallocate,copy_file_range,sendfile,splice,fsync,fdatasync,sync_file_range,"
                    + "rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir";

    private static final Set<String> STARTS = Set.of("fork", "vfork", "clone", "clone3");

    /** Each sync takes 10 ms longer: whoever is told before it is done is told well before. */
    private static final String DELAY = "inject=fsync,fdatasync:delay_enter=10000";

    /** No write of ours is longer, in bytes. */
    private static final String LONGEST = "33554432";

    /** Thread, time, and what it did. */
    private static final Pattern LINE = Pattern.compile("(\\d+) +(\\d+\\.\\d+) (.*)");

    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");
    private static final Pattern CALL =
            Pattern.compile("(\\w+)\\((.*)\\) += (-?\\d+|0x[0-9a-f]+)(?: .*)? <(\\d+\\.\\d+)>", Pattern.DOTALL);
    /** More than the ends of all threads take, in bytes. */
    private static final int TAIL = 65_536;

    private static final String END = " +++";
    private static final String UNFINISHED = " <unfinished ...>";

    /** What is done with each call. */
    @FunctionalInterface
    interface Each {
        void take(SystemCall call) throws Exception;
    }

    /** A call of which the rest stands in a later line. */
    private record Begun(int line, String time, String text) {}

    private Trace() {}

    /** What comes before a command so that it is written down; the process that is started is the command's own. */
    static List<String> into(Path file) {
        return List.of(
                "strace",
                "-D",
                "-f",
                "--seccomp-bpf",
                "-q",
                "-ttt",
                "-T",
                "-xx",
                "-s",
                LONGEST,
                "-e",
                "signal=KILL",
                "-e",
                DELAY,
                "-e",
                "trace=?" + CALLS.replace(",", ",?"),
                "-o",
                file.toString());
    }

    /** Threads of other processes, which the one that is written down started, or which these did. */
    static Set<Long> others(Path file) throws Exception {
        var all = new HashSet<Long>();
        read(file, call -> {
            boolean starts = STARTS.contains(call.name()) && call.result() > 0;
            boolean thread = call.arguments().toString().contains("CLONE_THREAD");
            if (starts && (!thread || all.contains(call.thread()))) {
                all.add(call.result());
            }
        });
        return all;
    }

    /** Whether a process that was killed is written down to its end. */
    static boolean isWhole(Path file, long pid) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(Math.max(0, bytes.length() - TAIL));
            byte[] tail = new byte[TAIL];
            int length = Math.max(0, bytes.read(tail));
            return new String(tail, 0, length, StandardCharsets.US_ASCII)
                    .lines()
                    .anyMatch(line -> line.startsWith(pid + " ") && line.endsWith(END));
        }
    }

    /** Every call that came back, in this order. */
    static void read(Path file, Each each) throws Exception {
        Map<String, Begun> unfinished = new HashMap<>();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                Matcher line = LINE.matcher(text);
                number++;
                if (text.endsWith(END)) {
                    continue;
                }
                if (!line.matches()) {
                    throw new IOException("not a line of strace: " + text.substring(0, Math.min(200, text.length())));
                }
                if (line.group(3).endsWith(UNFINISHED)) {
                    String part = line.group(3).substring(0, line.group(3).length() - UNFINISHED.length());
                    unfinished.put(line.group(1), new Begun(number, line.group(2), part));
                    continue;
                }
                Matcher end = RESUMED.matcher(line.group(3));
                Begun begin = end.matches() ? unfinished.remove(line.group(1)) : new Begun(number, line.group(2), "");
                if (begin == null) {
                    continue; // it was called before strace looked
                }
                Matcher call = CALL.matcher(begin.text() + (end.matches() ? end.group(1) : line.group(3)));
                if (call.matches()) { // else it never came back: the process ended
                    each.take(new SystemCall(
                            Long.parseLong(line.group(1)),
                            begin.line(),
                            number,
                            Double.parseDouble(begin.time()) + Double.parseDouble(call.group(4)),
                            call.group(1),
                            arguments(call.group(2)),
                            Long.decode(call.group(3))));
                }
            }
        }
    }

    /** What stands between commas that are neither in quotes nor in brackets. */
    private static List<String> arguments(String text) {
        var all = new ArrayList<String>();
        boolean quoted = false;
        int depth = 0;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '[' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ']' || c == '}')) {
                depth--;
            } else if (!quoted && depth == 0 && c == ',') {
                all.add(text.substring(from, at).strip());
                from = at + 1;
            }
        }
        all.add(text.substring(from).strip());
        return all;
    }
}
