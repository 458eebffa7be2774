package yiciban.bot.staff;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** 口令要求: two that contradict each other, so an office chooses. Both want 12 characters and refuse common words. */
public enum PasswordProfile {
    /** 等保 (GB/T 22239): complexity and regular change. */
    DENGBAO(3, Duration.ofDays(90), 5),
    /** NIST SP 800-63B and ASVS 6.2.5, 6.2.10: neither, since both make people choose worse passwords. */
    NIST(0, null, 0);

    private final int classes;
    private final @Nullable Duration age;
    private final int remembered;

    PasswordProfile(int classes, @Nullable Duration age, int remembered) {
        this.classes = classes;
        this.age = age;
        this.remembered = remembered;
    }

    /** The one that {@code YICIBAN_STAFF_PASSWORDS} names, for the command line; else 等保. */
    public static PasswordProfile fromEnvironment() {
        String set = System.getenv("YICIBAN_STAFF_PASSWORDS");
        return Arrays.stream(values())
                .filter(one -> one.name().equalsIgnoreCase(set))
                .findFirst()
                .orElse(DENGBAO);
    }

    /** Of small letters, capital letters, digits and others, how many must occur. */
    int classes() {
        return classes;
    }

    /** How long a password may be used; null for ever. */
    @Nullable
    Duration age() {
        return age;
    }

    /** How many passwords of before may not come back, beside the one in use. */
    int remembered() {
        return remembered;
    }
}
