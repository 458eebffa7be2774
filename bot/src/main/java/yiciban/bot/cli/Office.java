package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.knowledge.Hand;
import yiciban.bot.knowledge.Shelves;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;
import yiciban.bot.system.Ids;

/** 办公室: content and people over the database of the data folder, beside a server or without one. */
record Office(HikariDataSource database, Shelves shelves, StaffMembers members) implements AutoCloseable {

    /** Opens it, and brings in what came with the program when it is new. */
    static Office open(DataFolder folder, Clock clock) {
        HikariDataSource database = Database.open(folder.databaseUrl());
        var shelves = new Shelves(
                JdbcClient.create(database), Audit.on(database, clock), clock, new Ids(clock, new SecureRandom()));
        shelves.bringSeeds();
        return new Office(database, shelves, StaffMembers.on(database, clock));
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
