package yiciban.bot.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import yiciban.bot.system.Ids;
import yiciban.bot.system.RejectedInput;
import yiciban.bot.system.Secrets;

/** 工作人员名册: the accounts, and what an administrator does to them; every change is in the audit log. */
public final class StaffMembers {

    /** Letters and digits of any script: an office may name accounts in Chinese. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{1,31}");

    /** Display name and office. In characters. */
    private static final int LONGEST = 30;

    private static final String COLUMNS = """
            id, name, display, office, role, disabled, password_set_at, once_until, locked_until,
             second_factor is not null as has_second_factor, last_login_at from staff_member""";

    private final JdbcClient sql;
    private final TransactionOperations inTurn;
    private final Passwords passwords;
    private final StaffSessions sessions;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    StaffMembers(JdbcClient sql, Passwords passwords, StaffSessions sessions, Audit audit, Ids ids, Clock clock) {
        this.sql = sql;
        this.inTurn = audit.inTurn();
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** For the command line, which has no Spring. */
    public static StaffMembers on(DataSource database, Clock clock) {
        return on(database, clock, new PasswordHashing());
    }

    static StaffMembers on(DataSource database, Clock clock, PasswordHashing hashing) {
        var sql = JdbcClient.create(database);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        var secrets = Secrets.ofThisMachine();
        var ids = Ids.ofThisMachine(clock);
        var passwords =
                new Passwords(sql, transaction, hashing, PasswordProfile.fromEnvironment(), secrets, ids, clock);
        return new StaffMembers(
                sql,
                passwords,
                new StaffSessions(sql, secrets, SessionLimits.DEFAULT, clock),
                new Audit(sql, transaction, clock),
                ids,
                clock);
    }

    public Optional<StaffMember> find(String name) {
        String login = PasswordRules.name(name);
        if (!NAME.matcher(login).matches()) {
            // Nobody is called that, and PostgreSQL refuses some of what can be typed.
            return Optional.empty();
        }
        return sql.sql("select " + COLUMNS + " where name = :name")
                .param("name", login)
                .query(StaffMembers::member)
                .optional();
    }

    public Optional<StaffMember> byId(String id) {
        return sql.sql("select " + COLUMNS + " where id = :id")
                .param("id", id)
                .query(StaffMembers::member)
                .optional();
    }

    /** Everybody, also who was disabled, by name. */
    public List<StaffMember> all() {
        return sql.sql("select " + COLUMNS + " order by name")
                .query(StaffMembers::member)
                .list();
    }

    /** The member with this name; refused when there is none. */
    public StaffMember named(String name) {
        return find(name).orElseThrow(() -> new RejectedInput("name", "没有账号“%s”。".formatted(name)));
    }

    /** The member with this name who may act now; refused when there is none. */
    public StaffMember acting(String name) {
        return find(name)
                .filter(member -> !member.disabled())
                .orElseThrow(() -> new RejectedInput("name", "没有可用的账号“%s”，请先用 staff add 添加。".formatted(name)));
    }

    /** Adds a member with a password of their own. */
    public StaffMember add(Actor actor, String name, String display, String office, Role role, String password) {
        String login = accepted(name, display, office);
        String hash = passwords.accepted(password, login, display.strip(), office.strip());
        return add(actor, login, display.strip(), office.strip(), role, hash, null);
    }

    /**
     * Adds a member with a one-time password, to be changed at the first login.
     *
     * @return the password, which is stored nowhere in clear
     */
    public String addForOnce(Actor actor, String name, String display, String office, Role role) {
        String login = accepted(name, display, office);
        String password = passwords.once();
        add(actor, login, display.strip(), office.strip(), role, passwords.hash(password), passwords.onceUntil());
        return password;
    }

    private String accepted(String name, String display, String office) {
        String login = PasswordRules.name(name);
        if (!NAME.matcher(login).matches()) {
            throw new RejectedInput("name", "账号用 2 到 32 个文字、字母或数字，中间可以有点和横线。");
        }
        line("display", "姓名", display);
        line("office", "部门", office);
        OfficeNames.ofMember(office);
        if (find(login).isPresent()) {
            throw new RejectedInput("name", "已经有账号“%s”，请换一个。".formatted(login));
        }
        return login;
    }

    private static void line(String field, String what, String text) {
        if (text.isBlank()
                || text.codePointCount(0, text.length()) > LONGEST
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new RejectedInput(field, "请填写%s，一行，不超过 %d 个字。".formatted(what, LONGEST));
        }
    }

    private StaffMember add(
            Actor actor,
            String name,
            String display,
            String office,
            Role role,
            String hash,
            @Nullable Instant onceUntil) {
        String id = ids.next();
        return inTurn.execute(status -> {
            int added = sql.sql("""
                            insert into staff_member (id, name, display, office, role, disabled, password, password_set_at,
                                once_until, failures, locked_until, made_at)
                            values (:id, :name, :display, :office, :role, false, :password, :now, :once, 0, 0, :now)
                            on conflict (name) do nothing""")
                    .param("id", id)
                    .param("name", name)
                    .param("display", display)
                    .param("office", office)
                    .param("role", role.stored())
                    .param("password", hash)
                    .param("now", clock.millis())
                    .param("once", onceUntil == null ? 0 : onceUntil.toEpochMilli())
                    .update();
            if (added == 0) {
                throw new RejectedInput("name", "已经有账号“%s”，请换一个。".formatted(name));
            }
            StaffMember member = known(id);
            audit.record(actor, "添加人员", name, null, description(member));
            return member;
        });
    }

    /** Gives another role; open sessions have it from their next request on. */
    public void assign(Actor actor, String id, Role role) {
        change(actor, "改角色", id, member -> {
            if (member.role() != role) {
                keepAnAdministrator(actor, member);
            }
            set(id, "role = :value", role.stored());
        });
    }

    public void move(Actor actor, String id, String office) {
        line("office", "部门", office);
        String known = OfficeNames.ofMember(office);
        change(actor, "改部门", id, member -> set(id, "office = :value", known));
    }

    /** Ends all sessions; what the member did stays theirs. */
    public void disable(Actor actor, String id) {
        change(actor, "停用", id, member -> {
            keepAnAdministrator(actor, member);
            set(id, "disabled = :value", true);
            sessions.endAll(id);
        });
    }

    public void enable(Actor actor, String id) {
        change(actor, "启用", id, member -> set(id, "disabled = :value", false));
    }

    public void unlock(Actor actor, String id) {
        change(actor, "解锁", id, member -> set(id, "failures = 0, locked_until = :value", 0));
    }

    public void endSessions(Actor actor, String id) {
        change(actor, "结束登录", id, member -> sessions.endAll(id));
    }

    /**
     * Gives a one-time password and ends all sessions.
     *
     * @return the password, which is stored nowhere in clear
     */
    public String reset(Actor actor, String id) {
        String password = passwords.once();
        String hash = passwords.hash(password);
        Instant until = passwords.onceUntil();
        change(actor, "重置口令", id, member -> {
            set(id, "failures = 0, locked_until = 0, password = :value", hash);
            set(id, "once_until = :value", until.toEpochMilli());
            sessions.endAll(id);
        });
        return password;
    }

    /** Takes the second factor away, for who lost the telephone. */
    public void removeSecondFactor(Actor actor, String id) {
        change(actor, "清除验证码", id, member -> {
            set(id, "second_factor = :value, second_factor_step = null", null);
            sessions.endAll(id);
        });
    }

    private interface Change {
        void to(StaffMember member);
    }

    private void change(Actor actor, String action, String id, Change change) {
        inTurn.executeWithoutResult(status -> {
            // Locks the row, too: signing in counts attempts in it, and waits for no turn.
            sql.sql("update staff_member set id = id where id = :id")
                    .param("id", id)
                    .update();
            StaffMember before = known(id);
            change.to(before);
            audit.record(actor, action, before.name(), description(before), description(known(id)));
        });
    }

    private void set(String id, String assignment, @Nullable Object value) {
        sql.sql("update staff_member set " + assignment + " where id = :id")
                .param("value", value)
                .param("id", id)
                .update();
    }

    private void keepAnAdministrator(Actor actor, StaffMember member) {
        if (member.name().equals(actor.name())) {
            throw new RejectedInput(RejectedInput.WHOLE, "不能停用自己或改自己的角色，请另一位管理员来做。");
        }
        if (member.role() == Role.ADMIN
                && !member.disabled()
                && all().stream()
                                .filter(other -> other.role() == Role.ADMIN && !other.disabled())
                                .count()
                        == 1) {
            throw new RejectedInput(RejectedInput.WHOLE, "这是最后一位管理员，请先添加另一位。");
        }
    }

    private StaffMember known(String id) {
        return byId(id).orElseThrow(() -> new RejectedInput(RejectedInput.WHOLE, "没有这个人员，可能刚被改过，请刷新页面。"));
    }

    private static String description(StaffMember member) {
        return member.display() + "，" + member.office() + "，" + member.role().chinese()
                + (member.disabled() ? "，已停用" : "") + (member.lockedUntil() == null ? "" : "，锁定中")
                + (member.secondFactor() ? "，有验证码" : "") + (member.mustChangePassword() ? "，一次性口令" : "");
    }

    private static StaffMember member(ResultSet row, int n) throws SQLException {
        long once = row.getLong("once_until");
        long locked = row.getLong("locked_until");
        long login = row.getLong("last_login_at");
        return new StaffMember(
                row.getString("id"),
                row.getString("name"),
                row.getString("display"),
                row.getString("office"),
                Role.named(row.getString("role")).orElseThrow(),
                row.getBoolean("disabled"),
                Instant.ofEpochMilli(row.getLong("password_set_at")),
                once == 0 ? null : Instant.ofEpochMilli(once),
                locked == 0 ? null : Instant.ofEpochMilli(locked),
                row.getBoolean("has_second_factor"),
                login == 0 ? null : Instant.ofEpochMilli(login));
    }
}
