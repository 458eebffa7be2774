package yiciban.bot.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 工作人员: an account of one person.
 *
 * @param name what is typed to sign in
 * @param display the person's name as others see it
 * @param office 部门 whose entries are theirs, or {@link #EVERY_OFFICE}
 * @param passwordSetAt when the password was chosen
 * @param onceUntil until when a one-time password is good for choosing another; null when the password is the person's own
 * @param lockedUntil null when not locked
 * @param secondFactor whether codes are asked for at login
 * @param lastLoginAt null before the first time
 */
public record StaffMember(
        String id,
        String name,
        String display,
        String office,
        Role role,
        boolean disabled,
        Instant passwordSetAt,
        @Nullable Instant onceUntil,
        @Nullable Instant lockedUntil,
        boolean secondFactor,
        @Nullable Instant lastLoginAt) {

    /** The office of who works for all of them. */
    public static final String EVERY_OFFICE = "全部";

    /** Whether this office's entries are theirs; what may be done with them is a matter of the role. */
    public boolean worksFor(String entryOffice) {
        return office.equals(EVERY_OFFICE) || office.equals(entryOffice);
    }

    public boolean is(Role... any) {
        for (Role one : any) {
            if (role == one) {
                return true;
            }
        }
        return false;
    }

    /** Whether the password is a one-time one, good for nothing but choosing another. */
    public boolean mustChangePassword() {
        return onceUntil != null;
    }

    /** How the account stands, in Chinese. */
    public String status(Instant now) {
        if (disabled) {
            return "已停用";
        }
        if (lockedUntil != null && lockedUntil.isAfter(now)) {
            return "锁定中";
        }
        return mustChangePassword() ? "待改口令" : "正常";
    }
}
