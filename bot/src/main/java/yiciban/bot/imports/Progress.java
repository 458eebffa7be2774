package yiciban.bot.imports;

/** 进度: is told how far the reading of a file has come. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (done, expected) -> {};

    /**
     * Is called now and then, on the thread that reads.
     *
     * @param done rows or pages so far
     * @param expected how many there are likely to be; 0 when that is not known
     */
    void at(int done, int expected);
}
