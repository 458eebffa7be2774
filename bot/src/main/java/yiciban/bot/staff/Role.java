package yiciban.bot.staff;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** 角色: what a member of staff may do. Everybody has exactly one, so that no one holds two keys of the same lock. */
public enum Role {
    /** Writes drafts of the own office's entries. */
    EDITOR("编辑"),
    /** Approves and publishes what others wrote. */
    REVIEWER("审核"),
    /** Keeps accounts; edits nothing and reads no log. */
    ADMIN("管理员"),
    /** Reads the log; changes nothing. */
    AUDITOR("审计员");

    private final String chinese;

    Role(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** As it is written in the database and on the command line: in small or capital letters, or in Chinese. */
    public static Optional<Role> named(String word) {
        return Arrays.stream(values())
                .filter(role ->
                        role.name().equals(word.strip().toUpperCase(Locale.ROOT)) || role.chinese.equals(word.strip()))
                .findFirst();
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
