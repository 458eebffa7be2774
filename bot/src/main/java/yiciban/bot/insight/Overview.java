package yiciban.bot.insight;

import java.util.List;
import java.util.Map;

/**
 * 总览: all figures of a scope.
 *
 * @param outcomes how many ended how
 * @param levels how many were rated how, by the number of the level
 * @param often what was asked more than once, most asked first
 */
record Overview(
        Scope scope,
        Line all,
        List<Line> weeks,
        List<Line> offices,
        List<Line> channels,
        List<Line> entries,
        Map<String, Integer> outcomes,
        Map<String, Integer> levels,
        List<Often> often,
        List<Unasked> unasked) {}
