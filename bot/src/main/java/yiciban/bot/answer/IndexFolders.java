package yiciban.bot.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import yiciban.search.PassageIndex;

/**
 * Where indexes are kept, a folder for each publication; and where the build has prepared one.
 *
 * @param root of the program's own
 */
record IndexFolders(Path root) {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolders.class);

    /** Kept beside the one in use: who goes back to one of the last publications finds its index. */
    private static final int OTHERS = 2;

    /** Where the index of a publication is, or belongs. */
    Path of(String publication) {
        return prepared()
                .map(folder -> folder.resolve(publication))
                .filter(folder -> PassageIndex.holds(folder, publication))
                .orElse(root.resolve(publication));
    }

    /** Whether there is one of a publication, whole or not. */
    boolean has(String publication) {
        return Files.exists(of(publication));
    }

    /** Folders of other publications, the latest first. */
    List<Path> others(String publication) {
        return Stream.concat(Stream.of(root), prepared().stream())
                .flatMap(folder -> folders(folder).stream())
                .filter(folder -> !folder.endsWith(publication))
                .toList();
    }

    private static Optional<Path> prepared() {
        return Optional.ofNullable(System.getProperty("yiciban.prepared")).map(Path::of);
    }

    /** Removes all but those of this publication and of the latest others. */
    void tidy(String publication) {
        folders(root).stream()
                .filter(folder -> !folder.endsWith(publication))
                .skip(OTHERS)
                .forEach(IndexFolders::delete);
        // Until 2026-11 the only index lay in the root itself.
        list(root).filter(Files::isRegularFile).forEach(IndexFolders::delete);
    }

    /** The latest first. */
    private static List<Path> folders(Path root) {
        return list(root)
                .filter(Files::isDirectory)
                .sorted(Comparator.comparing(IndexFolders::madeAt).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the index folder " + folder, e);
        }
    }

    private static FileTime madeAt(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // removed meanwhile
        }
    }

    /** What cannot be deleted stays: it costs disk space only. */
    private static void delete(Path path) {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("an old index stays at {}: {}", path, e.toString());
        }
    }
}
