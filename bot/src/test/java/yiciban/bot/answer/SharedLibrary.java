package yiciban.bot.answer;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/** The real content, indexed once for all tests: that takes a minute, and answering changes nothing in it. */
public final class SharedLibrary {

    private static final Library LIBRARY = open();

    private SharedLibrary() {}

    public static Library get() {
        return LIBRARY;
    }

    /**
     * Built anew in every run: how texts are read may have changed since the last one. The second of two JVMs that run tests
     * side by side waits for the first and opens what that built, and whatever else opens the real content afterwards finds
     * it ready, see {@link IndexFolders}.
     */
    private static Library open() {
        Path folder = Path.of(property("yiciban.prepared"));
        Path builtBy = folder.resolveSibling("test-index.run");
        String run = property("yiciban.run");
        try (var file = FileChannel.open(builtBy, CREATE, READ, WRITE);
                FileLock one = file.lock()) {
            boolean built = one.isValid() && Files.readString(builtBy).equals(run);
            if (!built) {
                FileSystemUtils.deleteRecursively(folder);
            }
            Library library = Library.open(folder, (done, all) -> {});
            Files.writeString(builtBy, run);
            return library;
        } catch (IOException e) {
            throw new UncheckedIOException("the index of the tests", e);
        }
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), "set by the parent POM: " + name);
    }
}
