package yiciban.bot.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zips taken apart, changed, and put together again. */
final class Zips {

    static final String SHEET = "xl/worksheets/sheet1.xml";

    private Zips() {}

    static Map<String, byte[]> parts(byte[] zip) {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    static byte[] zip(Map<String, byte[]> parts) {
        return Samples.bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                for (var part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue());
                    zip.closeEntry();
                }
            }
        });
    }

    /** The file with one more part, or with that part changed. */
    static byte[] with(byte[] zip, String name, byte[] content) {
        Map<String, byte[]> parts = parts(zip);
        parts.put(name, content);
        return zip(parts);
    }

    static byte[] with(byte[] zip, String name, String content) {
        return with(zip, name, content.getBytes(StandardCharsets.UTF_8));
    }

    static String text(byte[] zip, String name) {
        byte[] part = parts(zip).get(name);
        return part == null ? "" : new String(part, StandardCharsets.UTF_8);
    }
}
