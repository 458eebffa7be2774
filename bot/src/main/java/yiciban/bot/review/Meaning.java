package yiciban.bot.review;

import java.util.Base64;
import yiciban.bot.answer.Gist;

/** 语义: a wording as it is held against others: its gist, and its vector as bytes, whose direction alone counts. */
final class Meaning {

    /** A byte's largest. */
    private static final int MOST = 127;

    private final Gist gist;
    private final byte[] vector;
    private final double length;

    private Meaning(Gist gist, byte[] vector) {
        this.gist = gist;
        this.vector = vector;
        this.length = Math.sqrt(dot(vector, vector));
    }

    static Meaning of(Gist gist, float[] vector) {
        float largest = 0;
        for (float number : vector) {
            largest = Math.max(largest, Math.abs(number));
        }
        byte[] bytes = new byte[vector.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(largest == 0 ? 0 : vector[i] / largest * MOST);
        }
        return new Meaning(gist, bytes);
    }

    /** As {@link #stored} wrote it. */
    static Meaning read(Gist gist, String stored) {
        return new Meaning(gist, Base64.getDecoder().decode(stored));
    }

    String stored() {
        return Base64.getEncoder().encodeToString(vector);
    }

    Gist gist() {
        return gist;
    }

    /** How near what both say is: about 1 for the same, about 0 for what has nothing in common; texts without words are far. */
    double near(Meaning other) {
        return length == 0 || other.length == 0 ? 0 : Likeness.of(vector, other.vector) / (length * other.length);
    }

    private static int dot(byte[] one, byte[] other) {
        int sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
