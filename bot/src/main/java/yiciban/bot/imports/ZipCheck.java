package yiciban.bot.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** 压缩包检查: what a zip says of itself, looked at before anything in it is unpacked. */
final class ZipCheck {

    /** What may be inside. */
    enum Content {
        XLSX,
        DOCX
    }

    /** Bytes at the beginning of a part in which a document type would stand. */
    private static final int HEAD_BYTES = 4096;

    private ZipCheck() {}

    static Content check(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > Limits.ZIP_ENTRIES) {
                throw new RefusedFile(
                        "文件里有 " + zip.size() + " 个部分，最多 " + Limits.ZIP_ENTRIES + " 个，不像正常的表格或文档。请新建一份，只把文字粘贴过去再导入。");
            }
            Set<String> names = names(zip);
            for (ZipEntry entry : Collections.list(zip.entries())) {
                refuseMarkup(zip, entry);
            }
            return content(names);
        } catch (ZipException e) {
            throw new RefusedFile("文件损坏或不完整，打不开。请重新另存一份再导入。");
        }
    }

    private static Set<String> names(ZipFile zip) {
        var names = new HashSet<String>();
        long unpacked = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (leadsOutside(name) || !names.add(name)) {
                throw new RefusedFile("文件里有不正常的路径，不安全，不能导入。请在 Excel、WPS 或 Word 里重新另存一份。");
            }
            long size = entry.getSize();
            unpacked += size;
            if (size < 0 || unpacked > Limits.UNPACKED_BYTES || isBomb(size, entry.getCompressedSize())) {
                throw bomb();
            }
        }
        return names;
    }

    private static boolean isBomb(long size, long packed) {
        return size > Limits.SMALL_ENTRY_BYTES && size > packed * Limits.ZIP_RATIO;
    }

    static RefusedFile bomb() {
        return new RefusedFile("文件解开后大得不正常，不能导入。请新建一份，只把需要的文字粘贴过去再导入。");
    }

    private static boolean leadsOutside(String name) {
        return name.startsWith("/") || name.contains("\\") || name.contains(":") || ("/" + name + "/").contains("/../");
    }

    /** No part of an office file has a document type: only who wants to have something read or blown up writes one. */
    private static void refuseMarkup(ZipFile zip, ZipEntry entry) throws IOException {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
            return;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            // Of UTF-16 only every other byte is left, so that it is seen, too.
            String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1).replace("\0", "");
            if (head.contains("<!DOCTYPE") || head.contains("<!ENTITY")) {
                throw new RefusedFile("文件里夹带了外部定义（DOCTYPE），不安全，不能导入。请在 Excel、WPS 或 Word 里重新另存一份。");
            }
            if (name.equals("[content_types].xml") && head.contains("macroEnabled")) {
                throw macros();
            }
        }
    }

    private static Content content(Set<String> names) {
        if (names.stream().anyMatch(name -> name.endsWith("vbaproject.bin"))) {
            throw macros();
        }
        if (names.contains("xl/workbook.xml")) {
            return Content.XLSX;
        }
        if (names.contains("word/document.xml")) {
            return Content.DOCX;
        }
        throw new RefusedFile("这是压缩包或别的格式，不是 .xlsx 表格，也不是 .docx 文档。请解压后导入里面的文件。");
    }

    private static RefusedFile macros() {
        return new RefusedFile("文件里带有宏程序，不能导入。请另存为不带宏的格式（.xlsx 或 .docx）再导入。");
    }
}
