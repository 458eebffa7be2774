package yiciban.bot.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** 摘要: of rows in any order, since no two databases sort alike: the SHA-256 of each, added up. */
final class Digest {

    private final byte[] sum = new byte[32];
    private final MessageDigest sha;
    private long rows;

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(String row) {
        byte[] one = sha.digest(row.getBytes(StandardCharsets.UTF_8));
        int carry = 0;
        for (int i = sum.length - 1; i >= 0; i--) {
            carry += (sum[i] & 0xff) + (one[i] & 0xff);
            sum[i] = (byte) carry;
            carry >>>= 8;
        }
        rows++;
    }

    long rows() {
        return rows;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(sum);
    }
}
