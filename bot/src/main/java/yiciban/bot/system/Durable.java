package yiciban.bot.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** 落盘: files of the owner's alone that are there whole or not at all, whoever else makes them and whenever the power fails. */
public final class Durable {

    private Durable() {}

    /**
     * Makes a file with this content; false when there is one by then, which is left as it is.
     *
     * @throws IOException when it cannot be written; there is none then
     */
    public static boolean make(Path file, byte[] content) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        Path unfinished = unfinished(folder);
        try {
            Files.write(unfinished, content);
            force(unfinished);
            try {
                Files.createLink(file, unfinished);
            } catch (UnsupportedOperationException e) {
                Files.move(unfinished, file);
            }
            forceFolder(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** An empty file beside those that are finished, for its owner only. */
    public static Path unfinished(Path folder) throws IOException {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createTempFile(
                        folder,
                        ".unfinished",
                        ".part",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, ".unfinished", ".part");
    }

    /** Waits until a file is on the disk. */
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Waits until the names in a folder are on the disk, where the system has a way to say so. */
    public static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
