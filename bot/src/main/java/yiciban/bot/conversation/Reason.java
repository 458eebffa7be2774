package yiciban.bot.conversation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** 没用的原因: why an answer was no use. */
public enum Reason {
    OFF_POINT("没答到点子上"),
    OUTDATED("内容过时"),
    UNCLEAR("看不懂"),
    OTHER("其他");

    private final String label;

    Reason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As the database, forms and JSON call it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Reason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
