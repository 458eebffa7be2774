package yiciban.bot.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 操作日志: who did what, only ever added to, each entry's hash covering the one before. The end of the chain goes to the
 * program's own log, too: whoever keeps that elsewhere can prove that nobody made up another chain.
 */
public final class Audit {

    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private static final String COLUMNS =
            " number, at, actor, address, action, subject, refused, old_value, new_value, hash from audit ";

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Clock clock;

    public Audit(JdbcClient sql, TransactionOperations transaction, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** For the command line, which has no Spring. */
    public static Audit on(DataSource database, Clock clock) {
        return new Audit(
                JdbcClient.create(database), new TransactionTemplate(new JdbcTransactionManager(database)), clock);
    }

    /**
     * Transactions in which staff change something: one after the other, whichever node they are on. What such a change has
     * read stays true until it is stored, and two never wait for each other: each needs the end of the chain, and
     * takes it first.
     */
    public TransactionOperations inTurn() {
        return new TransactionOperations() {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> change) {
                return transaction.execute(status -> {
                    lock();
                    return change.doInTransaction(status);
                });
            }
        };
    }

    /** Locks the end of the chain until the transaction ends; once: a row that is updated ten thousand times is slow. */
    private void lock() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        sql.sql("update audit_head set number = number where name = 'audit'").update();
        TransactionSynchronizationManager.bindResource(this, "locked");
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(Audit.this);
            }
        });
    }

    /**
     * Records what was done, in the caller's transaction if there is one: either both are stored or neither.
     *
     * @param action in Chinese, a verb
     * @param subject what it was done to: a name or an id
     * @param before what was, without passwords and personal numbers; null when there was nothing
     * @param after what is; null when there is nothing
     */
    public void record(Actor actor, String action, String subject, @Nullable String before, @Nullable String after) {
        add(actor, action, subject, false, before, after);
    }

    /** Records what was tried and refused; outside a transaction, which the refusal would undo. */
    public void refused(Actor actor, String action, String subject, String reason) {
        add(actor, action, subject, true, null, reason);
    }

    private void add(
            Actor actor,
            String action,
            String subject,
            boolean refused,
            @Nullable String before,
            @Nullable String after) {
        AuditEntry entry = inTurn().execute(status -> {
            AuditHead head = head().orElseThrow();
            var open = new AuditEntry(
                    head.number() + 1,
                    Instant.ofEpochMilli(clock.millis()),
                    storable(actor.name()),
                    storable(actor.address()),
                    storable(action),
                    storable(subject),
                    refused,
                    before == null ? null : storable(before),
                    after == null ? null : storable(after),
                    "");
            AuditEntry closed = open.after(head.hash());
            insert(closed);
            return closed;
        });
        afterCommit(() -> LOG.info(
                "操作日志 {} {} {} {} {} {} {}",
                entry.number(),
                entry.actor(),
                entry.address(),
                entry.action(),
                entry.subject(),
                refused ? "被拒" : "成功",
                entry.hash()));
    }

    /** PostgreSQL stores no NUL, and what somebody tried must be recorded all the same. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private void insert(AuditEntry entry) {
        sql.sql("""
                        insert into audit (number, at, actor, address, action, subject, refused, old_value, new_value, hash)
                        values (:number, :at, :actor, :address, :action, :subject, :refused, :before, :after, :hash)""")
                .param("number", entry.number())
                .param("at", entry.at().toEpochMilli())
                .param("actor", entry.actor())
                .param("address", entry.address())
                .param("action", entry.action())
                .param("subject", entry.subject())
                .param("refused", entry.refused())
                .param("before", entry.before())
                .param("after", entry.after())
                .param("hash", entry.hash())
                .update();
        sql.sql("update audit_head set number = :number, hash = :hash where name = 'audit'")
                .param("number", entry.number())
                .param("hash", entry.hash())
                .update();
    }

    private static void afterCommit(Runnable say) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    say.run();
                }
            });
        } else {
            say.run();
        }
    }

    /** What matches, the newest first. */
    List<AuditEntry> entries(AuditFilter filter, int limit) {
        return sql.sql("select " + COLUMNS + """
                        where number < :below and at >= :from and at < :to
                            and (:actor = '' or actor = :actor) and (:action = '' or action = :action)
                        order by number desc limit :limit""")
                .param("below", filter.below())
                .param("from", filter.from().toEpochMilli())
                .param("to", filter.to().toEpochMilli())
                .param("actor", filter.actor())
                .param("action", filter.action())
                .param("limit", limit)
                .query(Audit::entry)
                .list();
    }

    /** The actions that occur, for a list to choose from. */
    List<String> actions() {
        return sql.sql("select distinct action from audit order by action")
                .query((row, n) -> row.getString("action"))
                .list();
    }

    /** Entries after a number, in order; for whoever reads all of them piece by piece. */
    List<AuditEntry> after(long number, int limit) {
        return sql.sql("select " + COLUMNS + "where number > :number order by number limit :limit")
                .param("number", number)
                .param("limit", limit)
                .query(Audit::entry)
                .list();
    }

    /** Number and hash that the last entry must have; empty when somebody removed the row. */
    Optional<AuditHead> head() {
        return sql.sql("select number, hash from audit_head where name = 'audit'")
                .query((row, n) -> new AuditHead(row.getLong("number"), row.getString("hash")))
                .optional();
    }

    private static AuditEntry entry(ResultSet row, int n) throws SQLException {
        return new AuditEntry(
                row.getLong("number"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("actor"),
                row.getString("address"),
                row.getString("action"),
                row.getString("subject"),
                row.getBoolean("refused"),
                row.getString("old_value"),
                row.getString("new_value"),
                row.getString("hash"));
    }
}
