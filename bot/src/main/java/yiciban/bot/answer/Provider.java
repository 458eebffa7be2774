package yiciban.bot.answer;

import java.util.regex.Pattern;

/** 谁准备: who provides a material, as far as the guide's own words say it. */
public enum Provider {
    /** 自带: a paper the citizen holds already, or one the guide says to bring along. */
    CITIZEN("自带"),
    /** 现场填: a form that is filled in at the window. */
    COUNTER("窗口现场填"),
    /** 可能免交: the guide says when it need not be handed in, mostly because offices share the data. */
    WAIVED("可能免交"),
    /** 没写: the guide names it and says no more. */
    UNSAID("没写谁准备");

    private static final Pattern AT_COUNTER = Pattern.compile("现场填|当场填|窗口填|窗口领取|窗口提供");
    private static final Pattern NEED_NOT = Pattern.compile("免交|免提交|不用交|无需提交|共享|可线上核验");
    private static final Pattern BROUGHT = Pattern.compile("另带|自带|另交|交回");

    private final String label;

    Provider(String label) {
        this.label = label;
    }

    /** What a citizen reads. */
    public String label() {
        return label;
    }

    /**
     * Who provides it.
     *
     * @param text the material as the guide words it, with its notes
     * @param bare the same without the notes in brackets
     */
    static Provider of(String text, String bare, Papers papers) {
        if (AT_COUNTER.matcher(text).find()) {
            return COUNTER;
        }
        if (NEED_NOT.matcher(text).find()) {
            return WAIVED;
        }
        return papers.only(bare) || BROUGHT.matcher(text).find() ? CITIZEN : UNSAID;
    }
}
