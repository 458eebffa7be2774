package yiciban.bot.powerloss;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file's bytes: those that are on the disk, and what was done to them since. */
final class Content {

    /** What a disk writes whole or not at all, in bytes. */
    private static final int BLOCK = 512;

    /** Since the file was last synced; {@code done} is its place in the order of all that was done. */
    private sealed interface Change {
        int done();
    }

    private record Written(long at, ByteBuffer bytes, int done) implements Change {}

    private record Cut(long length, int done) implements Change {}

    private byte[] durable;
    private final List<Change> pending = new ArrayList<>();
    private long length;

    Content(byte[] durable) {
        this.durable = durable.clone();
        this.length = durable.length;
    }

    /** As the process sees it. */
    long length() {
        return length;
    }

    void write(long at, byte[] bytes, int done) {
        pending.add(new Written(at, ByteBuffer.wrap(bytes), done));
        length = Math.max(length, at + bytes.length);
    }

    void cut(long newLength, int done) {
        pending.add(new Cut(newLength, done));
        length = newLength;
    }

    /** What was done before a sync began is on the disk when it ends. */
    void synced(int began) {
        durable = apply(
                durable,
                pending.stream().filter(change -> change.done() < began).toList());
        pending.removeIf(change -> change.done() < began);
    }

    byte[] onlySynced() {
        return durable.clone();
    }

    byte[] whole() {
        return apply(durable, pending);
    }

    /** Of what was not synced any part may be on the disk: later blocks without earlier ones, too. */
    byte[] inPart(Random random) {
        var kept = new ArrayList<Change>();
        for (Change change : pending) {
            switch (change) {
                case Cut cut -> {
                    if (random.nextBoolean()) {
                        kept.add(cut);
                    }
                }
                case Written written -> kept.addAll(blocks(written, random));
            }
        }
        return apply(durable, kept);
    }

    private static List<Change> blocks(Written written, Random random) {
        var kept = new ArrayList<Change>();
        int length = written.bytes().limit();
        int from = 0;
        while (from < length) {
            long at = written.at() + from;
            int next = (int) Math.min(length, from + BLOCK - at % BLOCK);
            if (random.nextBoolean()) {
                kept.add(new Written(at, written.bytes().slice(from, next - from), written.done()));
            }
            from = next;
        }
        return kept;
    }

    private static byte[] apply(byte[] before, List<Change> changes) {
        byte[] all = before.clone();
        int end = before.length;
        for (Change change : changes) {
            switch (change) {
                case Cut cut -> {
                    int cutAt = Math.toIntExact(cut.length());
                    all = atLeast(all, cutAt);
                    Arrays.fill(all, Math.min(end, cutAt), all.length, (byte) 0);
                    end = cutAt;
                }
                case Written written -> {
                    int at = Math.toIntExact(written.at());
                    int last = at + written.bytes().limit();
                    all = atLeast(all, last);
                    written.bytes().get(0, all, at, written.bytes().limit());
                    end = Math.max(end, last);
                }
            }
        }
        return Arrays.copyOf(all, end);
    }

    private static byte[] atLeast(byte[] bytes, int length) {
        return length <= bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(length, bytes.length * 2));
    }
}
