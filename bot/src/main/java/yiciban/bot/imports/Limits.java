package yiciban.bot.imports;

import java.time.Duration;

/** 上限: how much of a file is read, each with its unit and its reason. */
final class Limits {

    /** Bytes. Ten thousand FAQs are about 3 MB as xlsx; a report with pictures is larger, but its text is what counts. */
    static final int FILE_BYTES = 10 * 1024 * 1024;

    /** Rows below the header. A district has a few hundred matters; ten thousand is a whole province's list. */
    static final int ROWS = 10_000;

    /** Rows above the header: a title, an explanation, a date. */
    static final int ROWS_ABOVE_HEADER = 10;

    /** Columns. The longest form has 29. */
    static final int COLUMNS = 50;

    /** Characters of a cell: what Excel itself allows. */
    static final int CELL_CHARACTERS = 32_767;

    /** Cells that take part in merges: all there can be without overlaps. */
    static final int MERGED_CELLS = ROWS * COLUMNS;

    /** Characters of all cells or lines together, 20 MB in the server's heap of 256 MB. */
    static final int TEXT_CHARACTERS = 10_000_000;

    /** Bytes the parser may write: three for a Chinese character, and what JSON adds. */
    static final int ANSWER_BYTES = 4 * TEXT_CHARACTERS;

    /** Entries of a zip. A plain xlsx has about ten; pictures and sheets add one each. */
    static final int ZIP_ENTRIES = 1_000;

    /** Bytes of all entries of a zip unpacked. The largest sheet of allowed size has about 60 MB. */
    static final long UNPACKED_BYTES = 200L * 1024 * 1024;

    /** Unpacked bytes per packed one; sheets of equal rows reach about 50, a bomb 1000. POI has the same limit. */
    static final int ZIP_RATIO = 100;

    /** Bytes below which a ratio says nothing: an empty sheet of styles packs well, too. POI has 100 kB. */
    static final long SMALL_ENTRY_BYTES = 100_000;

    /** Pages of a pdf. An annual report has ten to fifty. */
    static final int PDF_PAGES = 500;

    /** Heap of the parser's JVM. The largest file of allowed size needs about 150 MB. */
    static final String HEAP = "256m";

    /** Processor time a file may take, on a machine that is not busy the same by the clock; a hostile one is over by then. */
    static final Duration TIME = Duration.ofSeconds(10);

    /** The same for a file above {@link #LARGE_BYTES}: ten thousand rows take about 6 s on a busy machine. */
    static final Duration TIME_LARGE = Duration.ofSeconds(40);

    /** Bytes from which on a file is large. */
    static final long LARGE_BYTES = 1024 * 1024;

    /** Files read at once: each costs a core and 256 MB. */
    static final int AT_ONCE = 2;

    /** How long a file waits for its turn before its sender is told to come back. */
    static final Duration WAIT = Duration.ofSeconds(30);

    private Limits() {}
}
