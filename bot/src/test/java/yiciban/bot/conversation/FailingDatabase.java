package yiciban.bot.conversation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database whose process dies at a step: before a statement, before a commit, or when a commit has just been made. */
final class FailingDatabase extends DelegatingDataSource {

    private static final Set<String> STEPS = Set.of("prepareStatement", "commit");

    private final int dies;
    private int steps;

    /** @param dies the step at which it does, from 0; a commit has two */
    FailingDatabase(DataSource database, int dies) {
        super(database);
        this.dies = dies;
    }

    /** Whether it came so far. */
    boolean died() {
        return steps > dies;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean step = STEPS.contains(method.getName());
                    if (step) {
                        step();
                    }
                    Object result;
                    try {
                        result = method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (method.getName().equals("commit")) {
                        step();
                    }
                    return result;
                });
    }

    private void step() throws SQLException {
        if (steps++ >= dies) {
            throw new SQLException("killed");
        }
    }
}
