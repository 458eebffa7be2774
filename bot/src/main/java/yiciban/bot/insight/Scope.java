package yiciban.bot.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * 统计范围: what figures are about.
 *
 * @param channel empty for all
 * @param office empty for all
 */
record Scope(Period period, String channel, String office) {

    static Scope usual(LocalDate today) {
        return new Scope(Period.usual(today), "", "");
    }

    /**
     * What a form sent; a channel and an office that are not among the choices are as if they had not been sent.
     *
     * @throws yiciban.bot.system.RejectedInput when its days are no period
     */
    static Scope of(Map<String, String> sent, List<String> offices, LocalDate today) {
        Period usual = Period.usual(today);
        String from = sent.getOrDefault("from", "");
        String to = sent.getOrDefault("to", "");
        String office = sent.getOrDefault("office", "");
        return new Scope(
                new Period(
                        from.isBlank() ? usual.first() : Period.day("from", from),
                        to.isBlank() ? usual.last() : Period.day("to", to)),
                Via.of(sent.getOrDefault("channel", "")).map(Via::code).orElse(""),
                offices.contains(office) ? office : "");
    }
}
