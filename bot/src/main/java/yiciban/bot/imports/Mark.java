package yiciban.bot.imports;

/** 标记: what is odd about a cell whose text alone does not say so. */
enum Mark {
    /** A formula without a value: the file was never calculated. */
    NOT_CALCULATED,
    /** An error value such as #N/A. */
    ERROR_VALUE,
    /** More characters than a cell may have; the text is cut. */
    TOO_LONG,
    /** Merged over several columns, so that nobody knows which one is meant. */
    ACROSS_COLUMNS
}
