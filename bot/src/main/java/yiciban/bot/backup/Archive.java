package yiciban.bot.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.model.FileHeader;

/** 备份文件, to read; encrypted or not. */
final class Archive implements AutoCloseable {

    private final ZipFile zip;

    private Archive(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws IOException with what is wrong and what to do */
    static Archive open(Path file, BackupPassword password) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("没有文件 " + file);
        }
        var zip = new ZipFile(file.toFile(), password.characters());
        boolean encrypted;
        try {
            encrypted = zip.isEncrypted();
        } catch (ZipException e) {
            zip.close();
            throw new IOException("文件 " + file + " 不是备份，或没有写完", e);
        }
        if (encrypted && password.text() == null) {
            zip.close();
            throw new IOException("备份 " + file + " 是加密的：请用 YICIBAN_BACKUP_PASSWORD_FILE 指出做备份时的口令文件");
        }
        return new Archive(zip);
    }

    /** A part of this name; empty when there is none. */
    Optional<InputStream> part(String name) throws IOException {
        FileHeader header = zip.getFileHeader(name);
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(zip.getInputStream(header));
        } catch (ZipException e) {
            boolean wrong = e.getType() == ZipException.Type.WRONG_PASSWORD;
            throw new IOException(wrong ? "备份的口令不对：请用做备份时的口令文件" : "备份里的 " + name + " 坏了，请换一份备份", e);
        }
    }

    String name() {
        return zip.getFile().toString();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
