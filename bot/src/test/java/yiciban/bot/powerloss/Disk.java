package yiciban.bot.powerloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder as the process sees it, and as it would be found after its power failed. */
final class Disk {

    /** What there may be after the power failed. */
    enum Loss {
        /** None failed: the process was killed. */
        NOTHING,
        /** Everything that was not synced. */
        ALL_UNSYNCED,
        /** Any part of that: names in the order in which they were made, as file systems with a journal do, the rest at random. */
        SOME_UNSYNCED
    }

    /**
     * A name is made, or goes.
     *
     * @param name null when none is made
     * @param file null for a folder
     * @param gone null when none goes
     */
    private record Naming(
            @Nullable Path name,
            @Nullable Content file,
            @Nullable Path gone,
            double ended) {

        /** Which has to be synced for it to last. */
        Path folder() {
            return parent(Objects.requireNonNull(name == null ? gone : name));
        }
    }

    private final Path root;
    private final Names seen = new Names();
    private final Names durable = new Names();
    private final List<Naming> pending = new ArrayList<>();

    /**
     * A folder of which all is on the disk.
     *
     * @param before a copy of what was in it
     */
    Disk(Path root, Path before) throws IOException {
        this.root = root;
        try (Stream<Path> all = Files.walk(before)) {
            for (Path path : all.toList()) {
                Path name = root.resolve(before.relativize(path).toString());
                Content file = Files.isRegularFile(path) ? new Content(Files.readAllBytes(path)) : null;
                seen.all.put(name, file);
                durable.all.put(name, file);
            }
        }
    }

    boolean holds(Path path) {
        return path.startsWith(root);
    }

    boolean isFolder(Path path) {
        return seen.all.containsKey(path) && seen.all.get(path) == null;
    }

    /** The file of this name; null when there is none. */
    @Nullable
    Content file(Path path) {
        return seen.all.get(path);
    }

    Content made(Path path, double ended) {
        var file = new Content(new byte[0]);
        named(new Naming(path, file, null, ended));
        return file;
    }

    void madeFolder(Path path, double ended) {
        named(new Naming(path, null, null, ended));
    }

    /** A second name of the same file. */
    void linked(Path from, Path to, double ended) {
        named(new Naming(to, seen.all.get(from), null, ended));
    }

    void renamed(Path from, Path to, double ended) {
        if (isFolder(from)) {
            throw new IllegalStateException("a folder gets another name: " + from);
        }
        named(new Naming(to, seen.all.get(from), from, ended));
    }

    void gone(Path path, double ended) {
        named(new Naming(null, null, path, ended));
    }

    private void named(Naming naming) {
        seen.apply(naming);
        pending.add(naming);
    }

    /** The names in a folder are on the disk. */
    void synced(Path folder, double began) {
        pending.stream().filter(naming -> isDone(naming, folder, began)).forEach(durable::apply);
        pending.removeIf(naming -> isDone(naming, folder, began));
    }

    private static boolean isDone(Naming naming, Path folder, double began) {
        return naming.folder().equals(folder) && naming.ended() <= began;
    }

    /** Writes what would be found now. */
    void write(Path target, Loss loss, Random random) throws IOException {
        int named = switch (loss) {
            case NOTHING -> pending.size();
            case ALL_UNSYNCED -> 0;
            case SOME_UNSYNCED -> random.nextInt(pending.size() + 1);
        };
        Function<Content, byte[]> bytes = switch (loss) {
            case NOTHING -> Content::whole;
            case ALL_UNSYNCED -> Content::onlySynced;
            case SOME_UNSYNCED -> file -> file.inPart(random);
        };
        var names = new Names();
        names.all.putAll(durable.all);
        pending.subList(0, named).forEach(names::apply);
        for (Map.Entry<Path, @Nullable Content> one : names.all.entrySet()) { // folders before what is in them
            Path path = target.resolve(root.relativize(one.getKey()).toString());
            Content file = one.getValue();
            if (file == null) {
                Files.createDirectories(path);
            } else if (Files.isDirectory(parent(path))) { // else its folder was not there yet
                Files.write(path, bytes.apply(file));
            }
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "the root of the file system");
    }

    /** Of files and, without one, of folders. */
    private static final class Names {

        final Map<Path, @Nullable Content> all = new TreeMap<>();

        void apply(Naming naming) {
            if (naming.gone() != null) {
                all.remove(naming.gone());
            }
            if (naming.name() != null) {
                all.put(naming.name(), naming.file());
            }
        }
    }
}
