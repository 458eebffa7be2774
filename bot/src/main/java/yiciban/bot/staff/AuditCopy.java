package yiciban.bot.staff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.system.Durable;

/**
 * 操作日志的抄本: the audit log as JSON lines in a file on another machine or disk. Whoever changes the log afterwards, chain and
 * all, no longer fits it.
 */
public final class AuditCopy {

    /** Read at once. In entries. */
    private static final int PIECE = 1_000;

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What came of it.
     *
     * @param entries how many the file has now, all of them as in the log
     * @param differs where the log is no longer what was copied, in Chinese; then nothing is added
     */
    public record Result(long entries, Optional<String> differs) {}

    private AuditCopy() {}

    /**
     * Compares what the file has, line by line, and adds what it has not; it is on the disk when this returns.
     *
     * @param file made when there is none
     * @throws IOException when it cannot be read or written; a line that was half written is written again the next time
     */
    public static Result bring(Audit audit, Path file) throws IOException {
        long whole = 0;
        long number = 0;
        if (Files.exists(file)) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (List<AuditEntry> piece = audit.after(0, PIECE); ; piece = audit.after(number, PIECE)) {
                    for (AuditEntry entry : piece) {
                        String line = line(entry);
                        String copied = lines.readLine();
                        boolean halfWritten =
                                copied != null && line.startsWith(copied) && whole + bytes(copied) > Files.size(file);
                        if (copied == null || halfWritten) {
                            return add(audit, file, whole, number);
                        }
                        if (!copied.equals(line)) {
                            return differs(number);
                        }
                        whole += bytes(line);
                        number = entry.number();
                    }
                    if (piece.isEmpty()) {
                        return lines.readLine() == null ? add(audit, file, whole, number) : differs(number);
                    }
                }
            }
        }
        return add(audit, file, whole, number);
    }

    private static Result differs(long right) {
        return new Result(right, Optional.of("操作日志和抄本从第 %d 条起对不上：其中一个被改动过。没有抄新的。".formatted(right + 1)));
    }

    /** After so many bytes of whole lines. */
    private static Result add(Audit audit, Path file, long whole, long after) throws IOException {
        long number = after;
        if (Files.exists(file) && Files.size(file) > whole) {
            try (var cut = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                cut.truncate(whole);
            }
        }
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            List<AuditEntry> piece = audit.after(number, PIECE);
            while (!piece.isEmpty()) {
                for (AuditEntry entry : piece) {
                    out.write((line(entry) + "\n").getBytes(StandardCharsets.UTF_8));
                    number = entry.number();
                }
                piece = audit.after(number, PIECE);
            }
        }
        Durable.force(file);
        return new Result(number, Optional.empty());
    }

    private static long bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1L;
    }

    private static String line(AuditEntry entry) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("number", entry.number());
        fields.put("at", entry.at().toString());
        fields.put("actor", entry.actor());
        fields.put("address", entry.address());
        fields.put("action", entry.action());
        fields.put("subject", entry.subject());
        fields.put("refused", entry.refused());
        if (entry.before() != null) {
            fields.put("before", entry.before());
        }
        if (entry.after() != null) {
            fields.put("after", entry.after());
        }
        fields.put("hash", entry.hash());
        return JSON.writeValueAsString(fields);
    }
}
