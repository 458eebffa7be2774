package yiciban.bot.powerloss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yiciban.bot.powerloss.Disk.Loss;

/** Lines as strace writes them, and what the disk holds after them. */
class ReplayTest {

    private static final Path DATA = Path.of("/data");

    @TempDir
    Path folder;

    private final StringBuilder lines = new StringBuilder();
    private double time = 1000;

    @BeforeEach
    void before() throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("before")).resolve("old"), "old");
        line(7, "execve(" + text("/bin/java") + ", [" + text("java") + "], 0x7ffe /* 9 vars */) = 0");
    }

    @Test
    void whatWasNotSyncedIsGone() throws Exception {
        line(7, "openat(AT_FDCWD, " + text("/data/old") + ", O_RDWR) = 5");
        line(7, "lseek(5, 3, SEEK_SET) = 3");
        line(7, "write(5, " + text("er") + ", 2) = 2");
        line(7, "fdatasync(5) = 0");
        line(7, "pwrite64(5, " + text("X") + ", 1, 0) = 1");

        assertThat(left(Loss.NOTHING, "old")).isEqualTo("Xlder");
        assertThat(left(Loss.ALL_UNSYNCED, "old")).isEqualTo("older");
        assertThat(left(Loss.SOME_UNSYNCED, "old")).isIn("older", "Xlder");
    }

    @Test
    void aSyncThatBeganBeforeAWriteWasDoneDoesNotCoverIt() throws Exception {
        line(7, "openat(AT_FDCWD, " + text("/data/old") + ", O_WRONLY|O_APPEND) = 5");
        unfinished(8, "fsync(5");
        line(7, "write(5, " + text("er") + ", 2) = 2");
        line(8, "<... fsync resumed>) = 0");

        assertThat(left(Loss.NOTHING, "old")).isEqualTo("older");
        assertThat(left(Loss.ALL_UNSYNCED, "old")).isEqualTo("old");
    }

    @Test
    void aNameLastsOnceItsFolderIsSynced() throws Exception {
        line(7, "openat(AT_FDCWD, " + text("/data/new.part") + ", O_WRONLY|O_CREAT|O_EXCL, 0600) = 5");
        line(7, "write(5, " + text("new") + ", 3) = 3");
        line(7, "fsync(5) = 0");
        line(7, "close(5) = 0");
        line(7, "rename(" + text("/data/new.part") + ", " + text("/data/new") + ") = 0");
        line(7, "unlink(" + text("/data/old") + ") = 0");

        assertThat(left(Loss.ALL_UNSYNCED, "new")).isEqualTo("none");
        assertThat(left(Loss.ALL_UNSYNCED, "old")).isEqualTo("old");
        assertThat(left(Loss.NOTHING, "old")).isEqualTo("none");

        line(7, "openat(AT_FDCWD, " + text("/data") + ", O_RDONLY) = 5");
        line(7, "fsync(5) = 0");
        assertThat(left(Loss.ALL_UNSYNCED, "new")).isEqualTo("new");
        assertThat(left(Loss.ALL_UNSYNCED, "new.part")).isEqualTo("none");
        assertThat(left(Loss.ALL_UNSYNCED, "old")).isEqualTo("none");
    }

    @Test
    void aFileWithANameAndNothingInItIsPossibleToo() throws Exception {
        line(7, "openat(AT_FDCWD, " + text("/data/new") + ", O_WRONLY|O_CREAT, 0600) = 5");
        line(7, "write(5, " + text("new") + ", 3) = 3");
        line(7, "openat(AT_FDCWD, " + text("/data") + ", O_RDONLY) = 6");
        line(7, "fsync(6) = 0");

        assertThat(left(Loss.ALL_UNSYNCED, "new")).isEmpty();
    }

    @Test
    void aFileThatIsCutIsShorterOnceThatIsSynced() throws Exception {
        line(7, "openat(AT_FDCWD, " + text("/data/old") + ", O_RDWR) = 5");
        line(7, "ftruncate(5, 1) = 0");
        assertThat(left(Loss.ALL_UNSYNCED, "old")).isEqualTo("old");

        line(7, "pwrite64(5, " + text("d") + ", 1, 2) = 1");
        line(7, "fsync(5) = 0");
        assertThat(left(Loss.ALL_UNSYNCED, "old")).isEqualTo("o\0d");
    }

    @Test
    void ofBlocksThatWereNotSyncedLaterOnesMayBeThereWithoutEarlierOnes() throws Exception {
        line(7, "openat(AT_FDCWD, " + text("/data/old") + ", O_RDWR) = 5");
        line(7, "pwrite64(5, " + text("a".repeat(4096)) + ", 4096, 0) = 4096");
        line(7, "pwrite64(5, " + text("b".repeat(4096)) + ", 4096, 4096) = 4096");

        Path left = Files.createDirectory(folder.resolve("left"));
        var disk = replayed();
        boolean torn = false;
        var random = new Random(1);
        for (int i = 0; i < 20; i++) {
            disk.write(left, Loss.SOME_UNSYNCED, random);
            String text = Files.readString(left.resolve("old"));
            torn |= text.startsWith("old\0") && text.endsWith("b");
        }
        assertThat(torn).isTrue();
    }

    @Test
    void aFileFromElsewhereGetsANameHere() throws Exception {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "vectors");
        line(7, "link(" + text(elsewhere.toString()) + ", " + text("/data/vectors") + ") = 0");
        assertThat(left(Loss.NOTHING, "vectors")).isEqualTo("vectors");
        assertThat(left(Loss.ALL_UNSYNCED, "vectors")).isEqualTo("none");

        line(7, "rename(" + text("/data/vectors") + ", " + text("/tmp/vectors") + ") = 0");
        assertThatThrownBy(this::replayed).hasMessageContaining("rename is not understood");
    }

    @Test
    void aNumberThatIsAnothersAlreadyIsNotClosed() throws Exception {
        line(7, "openat(AT_FDCWD, " + text("/data/old") + ", O_RDWR) = 5");
        unfinished(7, "close(5");
        line(8, "openat(AT_FDCWD, " + text("/data/old") + ", O_RDWR) = 5");
        line(7, "<... close resumed>) = 0");
        line(8, "write(5, " + text("X") + ", 1) = 1");
        assertThat(left(Loss.NOTHING, "old")).isEqualTo("Xld");
    }

    @Test
    void whatWasNotRecordedIsSeenInTheFolder() throws Exception {
        line(7, "openat(AT_FDCWD, " + text("/data/old") + ", O_RDWR) = 5");
        line(7, "write(5, " + text("X") + ", 1) = 1");
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.writeString(real.resolve("old"), "Xld");
        assertThat(replayed().unlike(real, Set.of())).isEmpty();

        Files.writeString(real.resolve("other"), "");
        assertThat(replayed().unlike(real, Set.of("other"))).isEmpty();
        assertThat(replayed().unlike(real, Set.of()).orElse("")).startsWith("not written by anybody");

        Files.writeString(real.resolve("old"), "XlD");
        assertThat(replayed().unlike(real, Set.of("other")).orElse("")).startsWith("not as it was written");
    }

    @Test
    void anotherProcessHasDescriptorsOfItsOwn() throws Exception {
        line(7, "openat(AT_FDCWD, " + text("/data/old") + ", O_RDWR) = 5");
        unfinished(7, "vfork(");
        line(9, "execve(" + text("/bin/uname") + ", [" + text("uname") + "], 0x7ffe /* 9 vars */) = 0");
        line(9, "close(5) = 0");
        line(7, "<... vfork resumed>) = 9");
        line(7, "clone3({flags=CLONE_VM|CLONE_THREAD, stack=0x7f} => {parent_tid=[8]}, 88) = 8");
        line(8, "write(5, " + text("X") + ", 1) = 1");

        assertThat(left(Loss.NOTHING, "old")).isEqualTo("Xld");

        line(9, "openat(AT_FDCWD, " + text("/data/old") + ", O_RDWR) = 5");
        assertThatThrownBy(this::replayed).hasMessageContaining("openat is not understood");
    }

    @Test
    void whatIsNotUnderstoodIsRefusedWhenItIsAboutAFileOfOurs() throws Exception {
        line(7, "openat(AT_FDCWD, " + text("/data/old") + ", O_RDWR) = 5");
        line(7, "fallocate(6, 0, 0, 4096) = 0");
        replayed();

        line(7, "fallocate(5, 0, 0, 4096) = 0");
        assertThatThrownBy(this::replayed).hasMessageContaining("fallocate is not understood");
    }

    @Test
    void whatWasRefusedOrNeverCameBackDidNotHappen() throws Exception {
        line(7, "openat(AT_FDCWD, " + text("/data/old") + ", O_RDWR) = 5");
        line(7, "pwrite64(5, " + text("O") + ", 1, 0) = 1");
        line(7, "unlink(" + text("/data/old") + ") = -1 EACCES (Permission denied)");
        unfinished(7, "write(5, " + text("X") + ", 1");
        lines.append("7 1001.0 +++ killed by SIGKILL +++\n");

        assertThat(left(Loss.NOTHING, "old")).isEqualTo("Old");
        assertThat(Trace.isWhole(trace(), 7)).isTrue();
        assertThat(Trace.isWhole(trace(), 70)).isFalse();
    }

    private void line(int thread, String call) {
        time += 0.001;
        lines.append(String.format(Locale.ROOT, "%d %.6f %s <0.000100>%n", thread, time, call));
    }

    private void unfinished(int thread, String call) {
        time += 0.001;
        lines.append(String.format(Locale.ROOT, "%d %.6f %s <unfinished ...>%n", thread, time, call));
    }

    private static String text(String text) {
        return "\""
                + HexFormat.ofDelimiter("").withPrefix("\\x").formatHex(text.getBytes(StandardCharsets.UTF_8))
                + "\"";
    }

    private Path trace() throws Exception {
        return Files.writeString(folder.resolve("trace"), lines);
    }

    private Disk replayed() throws Exception {
        var last = new Disk[1];
        trace();
        new Recording(DATA, folder).replay((number, disk) -> last[0] = disk);
        return last[0];
    }

    /** What a file holds afterwards; "none" when there is no such file. */
    private String left(Loss loss, String file) throws Exception {
        Path left = Files.createTempDirectory(folder, "left");
        replayed().write(left, loss, new Random(1));
        Path path = left.resolve(file);
        return Files.exists(path) ? Files.readString(path) : "none";
    }
}
