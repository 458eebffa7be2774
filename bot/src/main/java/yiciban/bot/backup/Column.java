package yiciban.bot.backup;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** 列: a column of ours has one of four types, which SQLite and PostgreSQL call differently. */
record Column(String name, Type type) {

    enum Type {
        TEXT,
        WHOLE,
        REAL,
        FLAG
    }

    /** @param type what the database calls it, such as {@code int8} or {@code double precision} */
    static Column of(String name, String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        if (lower.startsWith("bool")) {
            return new Column(name, Type.FLAG);
        }
        if (lower.contains("int")) {
            return new Column(name, Type.WHOLE);
        }
        boolean real = lower.startsWith("double") || lower.startsWith("float") || lower.startsWith("real");
        return new Column(name, real ? Type.REAL : Type.TEXT);
    }

    /** A string, a long, a double, a boolean or null. */
    @Nullable
    Object read(ResultSet row) throws SQLException {
        Object value = switch (type) {
            case TEXT -> row.getString(name);
            case WHOLE -> row.getLong(name);
            case REAL -> row.getDouble(name);
            case FLAG -> row.getBoolean(name);
        };
        return row.wasNull() ? null : value;
    }

    void write(PreparedStatement insert, int at, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> insert.setNull(at, sql());
            case String text -> insert.setString(at, text);
            case Boolean flag -> insert.setBoolean(at, flag);
            case Number number when type == Type.REAL -> insert.setDouble(at, number.doubleValue());
            case Number number -> insert.setLong(at, number.longValue());
            default -> throw new IllegalArgumentException("备份里有看不懂的值：" + value);
        }
    }

    private int sql() {
        return switch (type) {
            case TEXT -> Types.VARCHAR;
            case WHOLE -> Types.BIGINT;
            case REAL -> Types.DOUBLE;
            case FLAG -> Types.BOOLEAN;
        };
    }
}
