package yiciban.bot.powerloss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does on a {@link Disk} what a process did in its folder. */
final class Replay {

    private static final Set<String> PATHS = Set.of("open", "openat", "mkdir", "unlink", "rmdir", "rename", "link");

    /** A descriptor of a file or a folder of ours. */
    private static final class Open {
        final Path path;
        final @Nullable Content file;
        final boolean appends;
        final int since;
        long position;

        Open(Path path, @Nullable Content file, boolean appends, int since) {
            this.path = path;
            this.file = file;
            this.appends = appends;
            this.since = since;
        }
    }

    private final Disk disk;
    private final Map<Long, Open> open = new HashMap<>();

    Replay(Disk disk) {
        this.disk = disk;
    }

    /** Returns what it changed or made last; null when that was nothing of ours. */
    @Nullable
    Path apply(SystemCall call) {
        if (call.result() < 0) {
            return null;
        }
        return switch (call.name()) {
            case "open" -> opened(call, 0);
            case "openat" -> opened(call, 1);
            case "execve", "fork", "vfork", "clone", "clone3" -> null;
            case "close" -> {
                Open one = open.get(call.number(0));
                if (one != null && one.since < call.first()) { // else the number is another's already
                    open.remove(call.number(0));
                }
                yield null;
            }
            case "dup", "dup2", "dup3" -> {
                Open one = open.get(call.number(0));
                if (one == null) {
                    open.remove(call.result());
                } else {
                    open.put(call.result(), one);
                }
                yield null;
            }
            case "lseek" -> {
                Open one = open.get(call.number(0));
                if (one != null) {
                    one.position = call.result();
                }
                yield null;
            }
            case "write" -> written(call, false);
            case "pwrite64" -> written(call, true);
            case "ftruncate" -> cut(call);
            case "fsync", "fdatasync" -> synced(call);
            case "mkdir" -> named(call, path -> disk.madeFolder(path, call.last()));
            case "unlink", "rmdir" -> named(call, path -> disk.gone(path, call.last()));
            case "rename", "link" -> renamed(call);
            default -> foreign(call);
        };
    }

    private @Nullable Path named(SystemCall call, Consumer<Path> change) {
        Path path = Path.of(call.text(0));
        if (!disk.holds(path)) {
            return null;
        }
        change.accept(path);
        return path;
    }

    private @Nullable Path opened(SystemCall call, int at) {
        Path path = Path.of(call.text(at));
        if (!path.isAbsolute() || !disk.holds(path)) {
            open.remove(call.result());
            return null;
        }
        Content file = disk.file(path);
        boolean made = false;
        if (file == null && !disk.isFolder(path)) {
            if (!call.has(at + 1, "O_CREAT")) {
                throw new IllegalStateException(path + " is opened and was never made");
            }
            file = disk.made(path, call.last());
            made = true;
        } else if (file != null && call.has(at + 1, "O_TRUNC") && file.length() > 0) {
            file.cut(0, call.last());
            made = true;
        }
        open.put(call.result(), new Open(path, file, call.has(at + 1, "O_APPEND"), call.last()));
        return made ? path : null;
    }

    private @Nullable Path written(SystemCall call, boolean positioned) {
        Open one = open.get(call.number(0));
        if (one == null || one.file == null) {
            return null;
        }
        byte[] bytes = call.bytes(1);
        if (bytes.length != call.result()) {
            bytes = Arrays.copyOf(bytes, (int) call.result());
        }
        if (positioned) {
            one.file.write(call.number(3), bytes, call.last());
        } else {
            long at = one.appends ? one.file.length() : one.position;
            one.file.write(at, bytes, call.last());
            one.position = at + bytes.length;
        }
        return one.path;
    }

    private @Nullable Path cut(SystemCall call) {
        Open one = open.get(call.number(0));
        if (one == null || one.file == null) {
            return null;
        }
        one.file.cut(call.number(1), call.last());
        return one.path;
    }

    private @Nullable Path synced(SystemCall call) {
        Open one = open.get(call.number(0));
        if (one == null) {
            return null;
        }
        if (one.file == null) {
            disk.synced(one.path, call.first());
        } else {
            one.file.synced(call.first());
        }
        return one.path;
    }

    private @Nullable Path renamed(SystemCall call) {
        Path from = Path.of(call.text(0));
        Path to = Path.of(call.text(1));
        if (!disk.holds(from) && !disk.holds(to)) {
            return null;
        }
        if (call.name().equals("link") && !disk.holds(from)) {
            disk.brought(elsewhere(from), to, call.last());
        } else if (!disk.holds(from) || !disk.holds(to)) {
            throw unknown(call);
        } else if (call.name().equals("rename")) {
            disk.renamed(from, to, call.last());
        } else {
            disk.linked(from, to, call.last());
        }
        return to;
    }

    private static byte[] elsewhere(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Other processes, such as {@code uname}, have descriptors of their own; ours is a folder that they do not look at. */
    void applyOther(SystemCall call) {
        int at = call.name().equals("openat") ? 1 : 0;
        if (PATHS.contains(call.name()) && disk.holds(Path.of(call.text(at)))) {
            throw unknown(call);
        }
    }

    /** What is not understood may be done elsewhere, and not to what is ours. */
    private @Nullable Path foreign(SystemCall call) {
        for (int at = 0; at < call.arguments().size(); at++) {
            String argument = call.arguments().get(at);
            boolean ours = argument.startsWith("\"")
                    ? disk.holds(Path.of(call.text(at)))
                    : at % 2 == 0 && argument.matches("\\d+") && open.containsKey(Long.decode(argument));
            if (ours) {
                throw unknown(call);
            }
        }
        return null;
    }

    private static IllegalStateException unknown(SystemCall call) {
        return new IllegalStateException("%s is not understood here: %s".formatted(call.name(), call.arguments()));
    }
}
