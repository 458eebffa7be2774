package yiciban.bot.backup;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** Who is signed in, and which node is on duty: true for the running program only. Flyway's table is made by Flyway. */
    private static final Set<String> LEFT_OUT = Set.of("staff_session", "telegram_lease", "flyway_schema_history");

    /** What is in the database, each after those whose rows it names. */
    static List<Table> all(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        Map<String, Table> tables = new TreeMap<>();
        Map<String, Set<String>> needs = new TreeMap<>();
        for (String name : names(about, connection.getSchema())) {
            Set<String> others = new TreeSet<>();
            Own own = null;
            try (ResultSet keys = about.getImportedKeys(null, connection.getSchema(), name)) {
                while (keys.next()) {
                    String other = keys.getString("PKTABLE_NAME");
                    if (other.equals(name)) {
                        own = new Own(keys.getString("FKCOLUMN_NAME"), keys.getString("PKCOLUMN_NAME"));
                    } else {
                        others.add(other);
                    }
                }
            }
            tables.put(name, new Table(name, columns(about, connection.getSchema(), name), own));
            needs.put(name, others);
        }
        return ordered(tables, needs);
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
