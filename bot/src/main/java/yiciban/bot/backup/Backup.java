package yiciban.bot.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.system.Database;
import yiciban.bot.system.Durable;

/**
 * 备份: a ZIP of one file of JSON lines for each table, the key file, and a {@link Manifest}. All tables as they were at one
 * moment, while the program serves; what it is made from may be SQLite or PostgreSQL, and what it is restored to, too.
 */
public final class Backup {

    static final JsonMapper JSON = new JsonMapper();
    static final String MANIFEST = "manifest.json";
    static final String KEY_FILE = "staff.key";

    /** Rows read at once. */
    private static final int FETCH = 500;

    private Backup() {}

    /**
     * Makes a backup.
     *
     * @param keyFile what secrets in the database are encrypted with; left out when there is none
     * @param file a new one, readable by its owner only; there is none when this fails
     * @return number of rows
     */
    public static long make(String databaseUrl, Path keyFile, Path file, BackupPassword password, Clock clock)
            throws IOException, SQLException {
        Path target = file.toAbsolutePath();
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException("文件 " + target + " 已经有了：备份不会覆盖它，请换一个名字");
        }
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new IOException("没有目录 " + parent + "：请先建好");
        }
        Path unfinished = Durable.unfinished(parent);
        try {
            long rows;
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(unfinished), password.characters());
                    Connection connection = Database.snapshot(databaseUrl)) {
                rows = write(zip, password, connection, keyFile, clock);
            }
            Durable.force(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            Durable.forceFolder(parent);
            return rows;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static long write(
            ZipOutputStream zip, BackupPassword password, Connection connection, Path keyFile, Clock clock)
            throws IOException, SQLException {
        var parts = new ArrayList<Manifest.Part>();
        String schema = Database.version(connection);
        for (Table table : Table.all(connection)) {
            zip.putNextEntry(password.part(entry(table.name())));
            Digest digest = rows(connection, table, zip);
            zip.closeEntry();
            List<String> columns = table.columns().stream().map(Column::name).toList();
            parts.add(new Manifest.Part(table.name(), columns, digest.rows(), digest.toString()));
        }
        if (Files.exists(keyFile)) {
            zip.putNextEntry(password.part(KEY_FILE));
            Files.copy(keyFile, zip);
            zip.closeEntry();
        }
        zip.putNextEntry(password.part(MANIFEST));
        zip.write(JSON.writeValueAsBytes(
                new Manifest(Manifest.FORMAT, schema, clock.instant().toString(), parts)));
        zip.closeEntry();
        return parts.stream().mapToLong(Manifest.Part::rows).sum();
    }

    static String entry(String table) {
        return "tables/" + table + ".jsonl";
    }

    /** Reads a table; with {@code out} each row is a line there, too. */
    static Digest rows(Connection connection, Table table, @Nullable OutputStream out)
            throws IOException, SQLException {
        var digest = new Digest();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery(table.select())) {
                while (row.next()) {
                    var values = new ArrayList<@Nullable Object>();
                    for (Column column : table.columns()) {
                        values.add(column.read(row));
                    }
                    String line = JSON.writeValueAsString(values);
                    digest.add(line);
                    if (out != null) {
                        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return digest;
    }
}
