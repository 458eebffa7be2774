package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.knowledge.Hand;
import yiciban.bot.knowledge.Shelves;
import yiciban.bot.review.Deadlines;
import yiciban.bot.review.Ledger;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;
import yiciban.bot.system.Ids;

/** 办公室: content and people over the database of the data folder, beside a server or without one. */
record Office(HikariDataSource database, Shelves shelves, StaffMembers members, Ledger ledger)
        implements AutoCloseable {

    /** Opens it, and brings in what came with the program when it is new. */
    static Office open(DataFolder folder, Clock clock) {
        HikariDataSource database = Database.open(folder.databaseUrl());
        Shelves shelves = shelves(database, clock);
        shelves.bringSeeds();
        return new Office(database, shelves, StaffMembers.on(database, clock), ledger(database, shelves, clock));
    }

    /** The ledger alone, for whoever only lists: nothing is brought in. */
    static Ledger ledger(HikariDataSource database, Clock clock) {
        return ledger(database, shelves(database, clock), clock);
    }

    private static Ledger ledger(HikariDataSource database, Shelves shelves, Clock clock) {
        return new Ledger(
                JdbcClient.create(database),
                Audit.on(database, clock),
                shelves,
                Deadlines.fromEnvironment(clock),
                clock,
                Ids.ofThisMachine(clock));
    }

    private static Shelves shelves(HikariDataSource database, Clock clock) {
        return new Shelves(JdbcClient.create(database), Audit.on(database, clock), clock, Ids.ofThisMachine(clock));
    }

    /**
     * Who acts.
     *
     * @throws yiciban.bot.system.RejectedInput when there is no such account, or it may not act
     */
    Hand acting(String name) {
        return Hand.onCommandLine(members.acting(name));
    }

    @Override
    public void close() {
        database.close();
    }
}
