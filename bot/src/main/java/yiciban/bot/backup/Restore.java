package yiciban.bot.backup;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.lingala.zip4j.exception.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import yiciban.bot.system.Database;
import yiciban.bot.system.Durable;

/** 恢复: a backup into an empty database, and whether a backup is whole. */
public final class Restore {

    /** Rows written at once. */
    private static final int BATCH = 500;

    /** A database with any of these is in use. */
    private static final List<String> IN_USE = List.of("entry", "turn", "staff_member", "audit");

    private static final TypeReference<List<@Nullable Object>> ROW = new TypeReference<>() {};

    private Restore() {}

    /** What a backup is: {@code at} as ISO 8601. */
    public record Found(String at, String schema, long rows) {}

    /**
     * Reads a backup from end to end.
     *
     * @throws IOException with what is wrong with it
     */
    public static Found verify(Path file, BackupPassword password) throws IOException {
        try (Archive zip = Archive.open(file, password)) {
            Manifest manifest = manifest(zip);
            for (Manifest.Part part : manifest.tables()) {
                var digest = new Digest();
                lines(zip, part, digest::add);
                check(part, digest, "备份文件");
            }
            return found(manifest);
        }
    }

    /**
     * Brings a backup into an empty database, as one transaction, then checks that all of it is there, and brings the
     * tables up to date. An older program's backup is restored to the tables it was made from first.
     *
     * @throws IOException with what is wrong and what to do
     */
    public static Found into(Path file, BackupPassword password, String databaseUrl, Path keyFile)
            throws IOException, SQLException {
        try (Archive zip = Archive.open(file, password)) {
            Manifest manifest = manifest(zip);
            refuseOther(keyFile, zip);
            try (HikariDataSource database = Database.openAt(databaseUrl, manifest.schema() + "?")) {
                try (Connection connection = database.getConnection()) {
                    connection.setAutoCommit(false);
                    fill(zip, manifest, connection);
                    // Before the commit: whoever is killed between the two can restore again.
                    key(zip, keyFile);
                    connection.commit();
                }
            }
            Database.open(databaseUrl).close();
            return found(manifest);
        }
    }

    private static void fill(Archive zip, Manifest manifest, Connection connection) throws IOException, SQLException {
        String version = Database.version(connection);
        if (!version.equals(manifest.schema())) {
            throw new IOException(
                    "数据库的表是 " + version + " 版，备份是 " + manifest.schema() + " 版做的：请换一个全新的空数据库（或空目录）；备份比程序新时，请先升级程序");
        }
        Map<String, Table> tables =
                Table.all(connection).stream().collect(Collectors.toMap(Table::name, Function.identity()));
        for (String table : IN_USE) {
            if (tables.containsKey(table) && count(connection, table) > 0) {
                throw new IOException("这个数据库里已经有资料：恢复不会覆盖它。请用 YICIBAN_DATA_DIR 指一个空目录，或用 YICIBAN_DB_URL 指一个空数据库");
            }
        }
        List<Manifest.Part> parts = manifest.tables().stream()
                .filter(part -> !Table.LEFT_OUT.contains(part.table())) // by a program that did not know it yet
                .toList();
        for (Manifest.Part part : parts.reversed()) {
            if (!tables.containsKey(part.table())) {
                throw new IOException("备份里的表 " + part.table() + " 这个程序不认识");
            }
            if (count(connection, part.table()) > 0) { // rows that a migration makes
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate("delete from " + part.table());
                }
            }
        }
        for (Manifest.Part part : parts) {
            Table table = Objects.requireNonNull(tables.get(part.table()));
            List<Column> columns = part.columns().stream()
                    .map(name -> table.columns().get(index(table, name)))
                    .toList();
            Table asWritten = new Table(table.name(), columns, table.own());
            insert(zip, part, asWritten, connection);
            check(part, Backup.rows(connection, asWritten, null), "恢复后的表");
        }
    }

    private static int index(Table table, String column) {
        int index = table.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("表 " + table.name() + " 没有列 " + column);
        }
        return index;
    }

    private static void insert(Archive zip, Manifest.Part part, Table table, Connection connection)
            throws IOException, SQLException {
        Table.Own own = table.own();
        var named = new ArrayList<@Nullable Object[]>();
        try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
            int[] waiting = new int[1];
            lines(zip, part, line -> {
                List<@Nullable Object> row = Backup.JSON.readValue(line, ROW);
                if (row.size() != table.columns().size()) {
                    throw new IOException("备份里表 " + table.name() + " 有一行列数不对");
                }
                if (own != null && row.get(table.indexOf(own.column())) != null) {
                    named.add(new @Nullable Object[] {
                        row.set(table.indexOf(own.column()), null), row.get(table.indexOf(own.named()))
                    });
                }
                for (int i = 0; i < row.size(); i++) {
                    table.columns().get(i).write(insert, i + 1, row.get(i));
                }
                insert.addBatch();
                if (++waiting[0] % BATCH == 0) {
                    insert.executeBatch();
                }
            });
            insert.executeBatch();
        }
        if (own != null) {
            name(table, own, named, connection);
        }
    }

    /** Rows that name others of their table do so when all are there. */
    private static void name(Table table, Table.Own own, List<@Nullable Object[]> named, Connection connection)
            throws SQLException {
        String set = "update " + table.name() + " set " + own.column() + " = ? where " + own.named() + " = ?";
        try (PreparedStatement update = connection.prepareStatement(set)) {
            for (@Nullable Object[] pair : named) {
                table.columns().get(table.indexOf(own.column())).write(update, 1, pair[0]);
                table.columns().get(table.indexOf(own.named())).write(update, 2, pair[1]);
                update.executeUpdate();
            }
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + table)) {
            count.next();
            return count.getLong(1);
        }
    }

    private static void check(Manifest.Part part, Digest digest, String what) throws IOException {
        if (digest.rows() != part.rows() || !digest.toString().equals(part.digest())) {
            throw new IOException("%s %s 与备份清单不符：应有 %d 行，见到 %d 行，或有一行被改动过。请换一份备份"
                    .formatted(what, part.table(), part.rows(), digest.rows()));
        }
    }

    private static Manifest manifest(Archive zip) throws IOException {
        Manifest manifest;
        try (InputStream in =
                zip.part(Backup.MANIFEST).orElseThrow(() -> new IOException("文件 " + zip.name() + " 不是本程序的备份"))) {
            manifest = Backup.JSON.readValue(in, Manifest.class);
        } catch (JacksonException e) {
            throw new IOException("备份的清单坏了，请换一份备份", e);
        }
        if (!Manifest.FORMAT.equals(manifest.format())) {
            throw new IOException("备份的格式 " + manifest.format() + " 这个程序不认识：请先升级程序");
        }
        return manifest;
    }

    private interface Line {
        void read(String line) throws IOException, SQLException;
    }

    private static void lines(Archive zip, Manifest.Part part, Line line) throws IOException {
        InputStream bytes = zip.part(Backup.entry(part.table()))
                .orElseThrow(() -> new IOException("备份里缺表 " + part.table() + "，请换一份备份"));
        try (var in = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            for (String next = in.readLine(); next != null; next = in.readLine()) {
                line.read(next);
            }
        } catch (ZipException | JacksonException e) {
            throw new IOException("备份里的表 " + part.table() + " 坏了，请换一份备份", e);
        } catch (SQLException e) {
            throw new IOException("写不进表 " + part.table() + "：" + e.getMessage(), e);
        }
    }

    /** A key that opens nothing of what is restored must not stand in its place. */
    private static void refuseOther(Path keyFile, Archive zip) throws IOException {
        byte[] kept = key(zip);
        if (kept.length > 0
                && Files.exists(keyFile)
                && !new String(kept, StandardCharsets.UTF_8).equals(Files.readString(keyFile))) {
            throw new IOException("已经有另一个密钥文件 " + keyFile + "：请先把它移走");
        }
    }

    /** Of the backup; nothing when it has none. */
    private static byte[] key(Archive zip) throws IOException {
        Optional<InputStream> part = zip.part(Backup.KEY_FILE);
        if (part.isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = part.get()) {
            return in.readAllBytes();
        }
    }

    private static void key(Archive zip, Path keyFile) throws IOException {
        byte[] kept = key(zip);
        if (kept.length == 0 || Files.exists(keyFile)) {
            return;
        }
        Durable.make(keyFile, kept);
        refuseOther(keyFile, zip);
    }

    private static Found found(Manifest manifest) {
        return new Found(
                manifest.at(),
                manifest.schema(),
                manifest.tables().stream().mapToLong(Manifest.Part::rows).sum());
    }
}
