package yiciban.bot.system;

/** 升级前: what is done before the program changes the tables of an older version, which cannot be undone. */
@FunctionalInterface
public interface BeforeUpgrade {

    /**
     * Called at a start, before the database is opened, whether or not its tables are older.
     *
     * @throws IllegalStateException when it cannot be done, and then nothing is changed and nothing starts
     */
    void look();
}
