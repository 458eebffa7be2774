package yiciban.bot.imports;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** 文件类型: told by the first bytes, never by the name. */
enum FileKind {
    ZIP,
    PDF,
    /** Excel and Word before 2007, and every encrypted newer one. */
    OLE2,
    ANYTHING_ELSE;

    private static final byte[] ZIP_START = {'P', 'K', 3, 4};
    private static final byte[] PDF_START = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] OLE2_START = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** A zip ends with this and at most a comment of 65535 bytes. */
    private static final byte[] ZIP_END = {'P', 'K', 5, 6};

    private static final int ZIP_END_BYTES = 22;
    private static final int ZIP_COMMENT_BYTES = 65_535;

    /** Where readers of pdf look for its beginning. */
    private static final int PDF_HEAD_BYTES = 1024;

    static FileKind of(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] head = bytes(bytes, 0, PDF_HEAD_BYTES);
            byte[] tail = bytes(
                    bytes,
                    Math.max(0, bytes.length() - ZIP_END_BYTES - ZIP_COMMENT_BYTES),
                    ZIP_END_BYTES + ZIP_COMMENT_BYTES);
            boolean endsAsZip = find(tail, ZIP_END) >= 0;
            boolean startsAsPdf = find(head, PDF_START) >= 0;
            if (startsWith(head, ZIP_START)) {
                refuseTwoFaced(startsAsPdf);
                return ZIP;
            }
            refuseTwoFaced(endsAsZip);
            if (startsWith(head, PDF_START)) {
                return PDF;
            }
            refuseTwoFaced(startsAsPdf && find(head, new byte[] {0}) >= 0);
            return startsWith(head, OLE2_START) ? OLE2 : ANYTHING_ELSE;
        }
    }

    /** Why an OLE2 file is not read. */
    static RefusedFile oldOrEncrypted(byte[] content) {
        return find(content, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE)) >= 0
                ? new RefusedFile("这个文件加了密码，打不开。请在 Excel、WPS 或 Word 里取消密码，另存后再导入。")
                : new RefusedFile("这是旧格式的文件（.xls 或 .doc）。请打开后另存为 .xlsx 或 .docx，再导入。");
    }

    private static void refuseTwoFaced(boolean refuse) {
        if (refuse) {
            throw new RefusedFile("这个文件同时是两种格式，不正常，不能导入。请在 Excel、WPS 或 Word 里重新另存一份。");
        }
    }

    private static byte[] bytes(RandomAccessFile file, long from, int atMost) throws IOException {
        byte[] bytes = new byte[(int) Math.min(atMost, file.length() - from)];
        file.seek(from);
        file.readFully(bytes);
        return bytes;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && find(bytes, start, 0) == 0;
    }

    private static int find(byte[] bytes, byte[] part) {
        return find(bytes, part, bytes.length - part.length);
    }

    private static int find(byte[] bytes, byte[] part, int last) {
        for (int at = 0; at <= last; at++) {
            int same = 0;
            while (same < part.length && bytes[at + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return at;
            }
        }
        return -1;
    }
}
