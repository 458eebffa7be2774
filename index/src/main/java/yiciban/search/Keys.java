package yiciban.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Stream;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;

/**
 * Keys: 64 bits of SHA-256 over all that was indexed, so that what has not changed is found again in the index of another
 * publication. Two of 100,000 texts get the same one with a chance of 1 to 4 milliards.
 */
final class Keys {

    private Keys() {}

    /** Of a text, and of how many same ones stand before it. */
    static long ofText(String text, int before) {
        MessageDigest digest = digest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) before);
        digest.update((byte) (before >> Byte.SIZE));
        byte[] hash = digest.digest();
        long key = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            key = key << Byte.SIZE | (hash[i] & 0xff);
        }
        return key;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Deletes the documents of these keys. */
    static void delete(IndexWriter writer, Stream<Long> keys) throws IOException {
        long[] all = keys.mapToLong(Long::longValue).sorted().toArray();
        if (all.length > 0) {
            writer.deleteDocuments(NumericDocValuesField.newSlowSetQuery(IndexBuilder.KEY, all));
        }
    }
}
