package yiciban.bot.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/** The real content, indexed once for all tests of a JVM: that takes a minute, and answering changes nothing in it. */
public final class SharedLibrary {

    private static final Library LIBRARY = open();

    private SharedLibrary() {}

    public static Library get() {
        return LIBRARY;
    }

    /**
     * Built anew in every JVM: how texts are read may have changed since the last one. Whatever else opens the real
     * content afterwards finds it ready, see {@link IndexFolders}.
     */
    private static Library open() {
        Path folder = Path.of(Objects.requireNonNull(System.getProperty("yiciban.prepared"), "set by the parent POM"));
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the index of earlier tests", e);
        }
        return Library.open(folder, (done, all) -> {});
    }
}
