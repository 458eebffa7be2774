package yiciban.bot.staff;

import java.time.Clock;
import javax.sql.DataSource;

/** Members for tests of something else: a password as the program hashes it takes the tests' slow JVM four seconds. */
public final class Staffing {

    public static final String PASSWORD = "Seven-herons-by-the-Sha";

    private Staffing() {}

    public static void add(DataSource database, Clock clock, String name, Role role, String office) {
        StaffMembers.on(database, clock, new PasswordHashing(StaffApplication.ROUNDS))
                .add(Actor.operator(), name, name, office, role, PASSWORD);
    }
}
