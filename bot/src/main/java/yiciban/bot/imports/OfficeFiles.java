package yiciban.bot.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** 办公文件: reads sheets and texts by way of {@link ParserProcess}; a file lies for that in a private folder under a name of ours. */
final class OfficeFiles {

    private static final String NAME = "upload";

    /** Rows or pages between two reports of progress. */
    private static final int STEP = 50;

    private final Semaphore turns = new Semaphore(Limits.AT_ONCE, true);
    private final Path parent;
    private final Duration wait;
    private final Parsing parsing;

    /** Reads a file in its folder to messages. Says why it is refused; empty when it was read to its end. */
    @FunctionalInterface
    interface Parsing {
        String read(Path folder, Path file, Parser.Wanted wanted, Duration limit, Consumer<Message> messages)
                throws IOException;
    }

    /**
     * @param parent where the private folders are made
     * @param wait for a turn
     * @param parsing {@link ParserProcess#read}; what a file says can be tested without a process for each
     */
    OfficeFiles(Path parent, Duration wait, Parsing parsing) {
        this.parent = parent;
        this.wait = wait;
        this.parsing = parsing;
    }

    Reading<Sheet> sheet(InputStream file, Progress progress) {
        var name = new String[] {""};
        var rows = new ArrayList<SheetRow>();
        var merges = new ArrayList<Merge>();
        var counting = new Counting(progress);
        return read(file, Parser.Wanted.SHEET, message -> {
                    switch (message) {
                        case Message.Beginning(String sheet, int expected) -> {
                            name[0] = sheet;
                            counting.expect(expected);
                        }
                        case SheetRow row -> {
                            rows.add(row);
                            counting.at(row.number());
                        }
                        case Merge merge -> merges.add(merge);
                        case TextLine line -> throw new IllegalStateException("a sheet has no lines");
                        case Message.End end -> throw new IllegalStateException("the end is no part");
                        case Message.Refusal refusal -> throw new IllegalStateException("a refusal is no part");
                    }
                })
                .then(read -> new Reading.Read<>(new Sheet(name[0], rows, merges)));
    }

    Reading<List<TextLine>> text(InputStream file, Progress progress) {
        var lines = new ArrayList<TextLine>();
        var counting = new Counting(progress);
        return read(file, Parser.Wanted.TEXT, message -> {
                    if (message instanceof Message.Beginning(String none, int expected)) {
                        counting.expect(expected);
                    } else if (message instanceof TextLine line) {
                        lines.add(line);
                        counting.at(line.page() == 0 ? lines.size() : line.page());
                    }
                })
                .then(read -> new Reading.Read<>(List.copyOf(lines)));
    }

    private Reading<Boolean> read(InputStream file, Parser.Wanted wanted, Consumer<Message> messages) {
        try {
            if (!turns.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Reading.Refused<>("现在有别的文件正在导入。请过一会儿再试。");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reading.Refused<>("导入被中断了。请再试一次。");
        }
        try {
            return inFolder(file, wanted, messages);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read an imported file", e);
        } finally {
            turns.release();
        }
    }

    private Reading<Boolean> inFolder(InputStream file, Parser.Wanted wanted, Consumer<Message> messages)
            throws IOException {
        Path folder = Files.createTempDirectory(parent, "yiciban-import-");
        try {
            Path copy = folder.resolve(NAME);
            long bytes = copy(file, copy);
            if (bytes == 0) {
                return new Reading.Refused<>("这个文件是空的。请检查后再导入。");
            }
            if (bytes > Limits.FILE_BYTES) {
                return new Reading.Refused<>("文件太大，最多 " + Limits.FILE_BYTES / 1024 / 1024 + " MB。请删去图片，或分成几个文件再导入。");
            }
            Duration limit = bytes > Limits.LARGE_BYTES ? Limits.TIME_LARGE : Limits.TIME;
            String refused = parsing.read(folder, copy, wanted, limit, messages);
            return refused.isEmpty() ? new Reading.Read<>(true) : new Reading.Refused<>(refused);
        } finally {
            delete(folder);
        }
    }

    /** Not much more than the limit. */
    private static long copy(InputStream file, Path copy) throws IOException {
        byte[] bytes = new byte[1 << 16];
        long copied = 0;
        try (OutputStream out = Files.newOutputStream(copy)) {
            for (int read = file.read(bytes); read >= 0 && copied <= Limits.FILE_BYTES; read = file.read(bytes)) {
                out.write(bytes, 0, read);
                copied += read;
            }
        }
        return copied;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Tells of progress now and then. */
    private static final class Counting {
        private final Progress progress;
        private int expected;
        private int told;

        Counting(Progress progress) {
            this.progress = progress;
        }

        void expect(int number) {
            expected = number;
            progress.at(0, expected);
        }

        void at(int done) {
            if (done >= told + STEP || done == expected) {
                told = done;
                progress.at(done, expected);
            }
        }
    }
}
