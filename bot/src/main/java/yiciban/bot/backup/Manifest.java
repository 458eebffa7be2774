package yiciban.bot.backup;

import java.util.List;

/**
 * 清单: what a backup holds, written behind everything else: a file without it was not finished.
 *
 * @param schema newest migration of the database it was made from
 * @param at when, ISO 8601
 */
record Manifest(String format, String schema, String at, List<Part> tables) {

    /** The only one so far. */
    static final String FORMAT = "yiciban-backup-1";

    /**
     * One table.
     *
     * @param columns in the order in which values stand in a row
     * @param rows how many
     * @param digest of all rows, whatever their order, see {@link Digest}
     */
    record Part(String table, List<String> columns, long rows, String digest) {}
}
