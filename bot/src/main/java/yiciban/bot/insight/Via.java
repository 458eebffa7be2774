package yiciban.bot.insight;

import java.util.Arrays;
import java.util.Optional;

/** 渠道: where citizens ask, as the database and as people call it. */
enum Via {
    WEB("web", "网页"),
    TELEGRAM("telegram", "Telegram");

    private final String code;
    private final String label;

    Via(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    static Optional<Via> of(String code) {
        return Arrays.stream(values()).filter(via -> via.code.equals(code)).findFirst();
    }

    /** A channel that is not among these is called as it is stored. */
    static String label(String code) {
        return of(code).map(Via::label).orElse(code);
    }
}
