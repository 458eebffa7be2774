package yiciban.bot.powerloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder as the process sees it, and as it would be found after its power failed. */
final class Disk {

    /** What is lost. */
    enum Loss {
        /** Nothing: the process was killed. */
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
            int done) {

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

    Content made(Path path, int done) {
        var file = new Content(new byte[0]);
        named(new Naming(path, file, null, done));
        return file;
    }

    void madeFolder(Path path, int done) {
        named(new Naming(path, null, null, done));
    }

    /** A second name of the same file. */
    void linked(Path from, Path to, int done) {
        named(new Naming(to, known(from), null, done));
    }

    /** A name of a file that is on the disk elsewhere. */
    void brought(byte[] bytes, Path to, int done) {
        named(new Naming(to, new Content(bytes), null, done));
    }

    void renamed(Path from, Path to, int done) {
        named(new Naming(to, known(from), from, done));
    }

    private Content known(Path file) {
        Content content = seen.all.get(file);
        if (content == null) {
            throw new IllegalStateException("no file of this name is known: " + file);
        }
        return content;
    }

    void gone(Path path, int done) {
        named(new Naming(null, null, path, done));
    }

    private void named(Naming naming) {
        seen.apply(naming);
        pending.add(naming);
    }

    /** The names in a folder are on the disk. */
    void synced(Path folder, int began) {
        pending.stream().filter(naming -> isDone(naming, folder, began)).forEach(durable::apply);
        pending.removeIf(naming -> isDone(naming, folder, began));
    }

    private static boolean isDone(Naming naming, Path folder, int began) {
        return naming.folder().equals(folder) && naming.done() < began;
    }

    /** Writes what would be found now. */
    void write(Path target, Loss loss, Random random) throws IOException {
        int named = switch (loss) {
            case NOTHING, ALL_UNSYNCED -> 0;
            case SOME_UNSYNCED -> random.nextInt(pending.size() + 1);
        };
        Function<Content, byte[]> bytes = switch (loss) {
            case NOTHING -> Content::whole;
            case ALL_UNSYNCED -> Content::onlySynced;
            case SOME_UNSYNCED -> file -> file.inPart(random);
        };
        var names = new Names();
        names.all.putAll(loss == Loss.NOTHING ? seen.all : durable.all);
        pending.subList(0, named).forEach(names::apply);
        var one = new IdentityHashMap<Content, byte[]>(); // a file with two names is one
        for (Map.Entry<Path, @Nullable Content> entry : names.all.entrySet()) { // folders before what is in them
            Path path = target.resolve(root.relativize(entry.getKey()).toString());
            Content file = entry.getValue();
            if (entry.getKey().equals(root) || !Files.isDirectory(parent(path))) {
                continue; // its folder was not there yet
            }
            if (file == null) {
                Files.createDirectory(path);
            } else {
                Files.write(path, one.computeIfAbsent(file, bytes));
            }
        }
    }

    /** Whether a folder is as the process saw it last, but for files of such names; empty when it is. */
    Optional<String> unlike(Path real, Set<String> names) throws IOException {
        Set<Path> there;
        try (Stream<Path> all = Files.walk(real)) {
            there = all.collect(Collectors.toCollection(TreeSet::new));
        }
        for (Map.Entry<Path, @Nullable Content> entry : seen.all.entrySet()) {
            Path path = real.resolve(root.relativize(entry.getKey()).toString());
            Content file = entry.getValue();
            boolean same = there.remove(path)
                    && (file == null
                            ? Files.isDirectory(path)
                            : Files.isRegularFile(path) && Arrays.equals(file.whole(), Files.readAllBytes(path)));
            if (!same && !names.contains(path.getFileName().toString())) {
                return Optional.of("not as it was written: " + path);
            }
        }
        there.removeIf(path -> names.contains(path.getFileName().toString()));
        return there.stream().findFirst().map(path -> "not written by anybody: " + path);
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
