package yiciban.bot.review;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.conversation.AnsweredLater;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.conversation.PastTurns;
import yiciban.bot.knowledge.Offices;
import yiciban.bot.knowledge.Shelves;
import yiciban.bot.staff.Audit;
import yiciban.bot.system.Ids;

/** 台账: everything of this package put together over one database; the server and the command line use the same. */
public final class Ledger {

    private final JdbcClient sql;
    private final TransactionOperations transactions;
    private final Audit audit;
    private final Shelves shelves;
    private final Deadlines deadlines;
    private final Clock clock;
    private final Ids ids;
    private final Rows rows;
    private final Gaps gaps;
    private final Offices offices = Offices.read();

    public Ledger(JdbcClient sql, Audit audit, Shelves shelves, Deadlines deadlines, Clock clock, Ids ids) {
        this.sql = sql;
        this.transactions = audit.inTurn();
        this.audit = audit;
        this.shelves = shelves;
        this.deadlines = deadlines;
        this.clock = clock;
        this.ids = ids;
        this.rows = new Rows(sql, deadlines, clock, ids);
        this.gaps = new Gaps(sql, clock);
    }

    Deadlines deadlines() {
        return deadlines;
    }

    public Gaps gaps() {
        return gaps;
    }

    /** Needs no library: whoever only lists need not wait for one. */
    public Entering entering() {
        return new Entering(sql, transactions, new PastTurns(sql, ids), rows, offices, clock);
    }

    public Working working() {
        return new Working(gaps, rows, deadlines, offices.all(), audit, transactions, clock, ids);
    }

    /**
     * Answers gaps.
     *
     * @param later hears of notes that were approved
     */
    public Responding responding(AnsweredLater later) {
        return new Responding(gaps, rows, shelves.editing(), later, audit, transactions);
    }

    Gathering gathering(LiveLibrary library, Budget budget) {
        return gathering(library, budget, transactions);
    }

    Gathering gathering(LiveLibrary library, Budget budget, TransactionOperations transactions) {
        return new Gathering(sql, transactions, library, settling(library, budget), rows, budget);
    }

    Settling settling(LiveLibrary library, Budget budget) {
        return new Settling(sql, transactions, library, shelves, rows, clock, budget);
    }

    Overlooked overlooked(LiveLibrary library, Budget budget) {
        return new Overlooked(sql, library, new PastTurns(sql, ids), clock, budget);
    }

    AskingAgain askingAgain(LiveLibrary library, AnsweredLater later, Budget budget) {
        return new AskingAgain(sql, transactions, library, shelves, gaps, rows, later, clock, budget);
    }
}
