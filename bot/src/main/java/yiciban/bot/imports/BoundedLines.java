package yiciban.bot.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** 限长读行: UTF-8 lines of a stream of which no more than so many bytes are read, however long a line is. */
final class BoundedLines {

    private final InputStream in;
    private int left;

    BoundedLines(InputStream in, int bytes) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.left = bytes;
    }

    /** The next line; null at the end, and where the bound is reached. */
    @Nullable
    String next() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            left--;
            if (left < 0) {
                return null;
            }
            if (b == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            line.write(b);
        }
        return null;
    }
}
