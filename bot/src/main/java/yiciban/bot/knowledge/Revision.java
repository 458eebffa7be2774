package yiciban.bot.knowledge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;

/**
 * 版本: one text of an entry, from draft to publication.
 *
 * @param entry whose text it is
 * @param number from 1 within the entry
 * @param content as {@link EntryText} has it, or a list of words
 * @param version counts saves
 * @param authors everybody who wrote in it, oldest first
 * @param origin {@code seed}, {@code form}, {@code import:ID} or {@code gap:ID}
 * @param approver who approved it
 * @param remark what the reviewer said when it went back; empty when nothing
 */
public record Revision(
        String id,
        String entry,
        int number,
        String title,
        String content,
        State state,
        int version,
        List<String> authors,
        String origin,
        Instant createdAt,
        Instant changedAt,
        @Nullable String approver,
        String remark) {

    /** What came with the program. */
    public static final String SEED = "seed";

    /** Of a fingerprint: two texts of one entry have the same by chance once in 10^12. */
    private static final int DIGITS = 10;

    public Revision {
        authors = List.copyOf(authors);
    }

    /** 文本版本: the same for the same text; what exports carry, so that a file that is older than the text is told. */
    String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            // A letter first: office programs take a figure with an e in it for a number.
            return "v" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public String author() {
        return authors.getLast();
    }

    /** Its text as an entry of that kind. */
    public EntryText text(Filed filed) {
        return new EntryText(EntryKind.valueOf(filed.kind()), content);
    }
}
