package yiciban.bot.backup;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 表.
 *
 * @param own a column that names another row of this table, and by which column; null when none does
 */
record Table(String name, List<Column> columns, @Nullable Own own) {

    /** @param column of one row, is {@code named} of another */
    record Own(String column, String named) {}

    /** A column of a table that names a row of this or another one. */
    private record Key(String table, String column, String other, String named) {}

    /** Asked of SQLite itself: its driver reads the text of every table again for each table, which takes a second. */
    private static final String SQLITE_KEYS = """
            select m.name as FKTABLE_NAME, k."from" as FKCOLUMN_NAME, k."table" as PKTABLE_NAME,
                coalesce(k."to", (select name from pragma_table_info(k."table") where pk = 1)) as PKCOLUMN_NAME
            from sqlite_master m join pragma_foreign_key_list(m.name) k
            where m.type = 'table'
            """;

    /**
     * Who is signed in, which node is on duty, which file waits for a yes: true for the running program only. Flyway's table is made by
     * Flyway.
     */
    static final Set<String> LEFT_OUT =
            Set.of("staff_session", "telegram_lease", "upload", "upload_file", "flyway_schema_history");

    /** What is in the database, each after those whose rows it names. */
    static List<Table> all(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        Map<String, Table> tables = new TreeMap<>();
        Map<String, Set<String>> needs = new TreeMap<>();
        List<Key> keys = keys(connection);
        for (String name : names(about, connection.getSchema())) {
            Set<String> others = new TreeSet<>();
            Own own = null;
            for (Key key : keys) {
                if (key.table().equals(name) && key.other().equals(name)) {
                    own = new Own(key.column(), key.named());
                } else if (key.table().equals(name)) {
                    others.add(key.other());
                }
            }
            tables.put(name, new Table(name, columns(about, connection.getSchema(), name), own));
            needs.put(name, others);
        }
        return ordered(tables, needs);
    }

    private static List<Key> keys(Connection connection) throws SQLException {
        var keys = new ArrayList<Key>();
        DatabaseMetaData about = connection.getMetaData();
        boolean sqlite = about.getURL().startsWith("jdbc:sqlite:");
        try (Statement statement = connection.createStatement();
                ResultSet rows = sqlite
                        ? statement.executeQuery(SQLITE_KEYS)
                        : about.getImportedKeys(null, connection.getSchema(), null)) {
            while (rows.next()) {
                keys.add(new Key(
                        rows.getString("FKTABLE_NAME"),
                        rows.getString("FKCOLUMN_NAME"),
                        rows.getString("PKTABLE_NAME"),
                        rows.getString("PKCOLUMN_NAME")));
            }
        }
        return keys;
    }

    private static List<String> names(DatabaseMetaData about, @Nullable String schema) throws SQLException {
        var names = new ArrayList<String>();
        try (ResultSet rows = about.getTables(null, schema, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                if (!LEFT_OUT.contains(name) && !name.startsWith("sqlite_")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static List<Column> columns(DatabaseMetaData about, @Nullable String schema, String table)
            throws SQLException {
        var columns = new ArrayList<Column>();
        try (ResultSet rows = about.getColumns(null, schema, table, "%")) {
            while (rows.next()) {
                if (rows.getString("TABLE_NAME").equals(table)) { // an underscore stands for any character
                    columns.add(Column.of(rows.getString("COLUMN_NAME"), rows.getString("TYPE_NAME")));
                }
            }
        }
        return columns;
    }

    private static List<Table> ordered(Map<String, Table> tables, Map<String, Set<String>> needs) {
        Map<String, Table> done = new LinkedHashMap<>();
        while (done.size() < tables.size()) {
            Collection<Table> next = tables.values().stream()
                    .filter(table -> !done.containsKey(table.name()))
                    .filter(table -> done.keySet().containsAll(needs.getOrDefault(table.name(), Set.of())))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("tables that need each other: " + needs.keySet());
            }
            next.forEach(table -> done.put(table.name(), table));
        }
        return List.copyOf(done.values());
    }

    String select() {
        return "select " + list() + " from " + name;
    }

    String insert() {
        String values = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        return "insert into " + name + " (" + list() + ") values (" + values + ")";
    }

    private String list() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    int indexOf(String column) {
        return columns.stream().map(Column::name).toList().indexOf(column);
    }
}
