package yiciban.bot.telegram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Ids;

/**
 * What this process is called among several. A process that alone has its data folder keeps the name of the one before
 * it, which is certainly gone, and need not wait for that one's lease to run out.
 *
 * @param lock held until the process ends, however it ends; null when another one has the folder
 */
record Node(String name, @Nullable FileChannel lock) implements AutoCloseable {

    private static final int LONGEST = 100;

    static Node in(DataFolder folder, Ids ids) {
        Path file = folder.path().resolve("node");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                return new Node(ids.next(), null);
            }
            var read = ByteBuffer.allocate(LONGEST);
            channel.read(read, 0);
            String known = new String(read.array(), 0, read.position(), StandardCharsets.UTF_8).strip();
            String name = known.isEmpty() ? ids.next() : known;
            channel.write(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)), 0);
            channel.force(true);
            return new Node(name, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("无法写入 " + file + "：请检查数据目录的权限", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another one in this very process, as in tests
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
