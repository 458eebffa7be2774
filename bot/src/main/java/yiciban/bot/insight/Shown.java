package yiciban.bot.insight;

import java.util.List;
import java.util.stream.Collectors;
import yiciban.bot.imports.Table;

/**
 * 所示: one table of the page.
 *
 * @param charted columns that are drawn above it, from 0; none for no chart
 */
record Shown(Table table, List<Integer> charted) {

    /** For the script that draws. */
    public String chart() {
        return charted.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
