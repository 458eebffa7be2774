package yiciban.bot.knowledge;

import java.util.Set;
import java.util.TreeSet;
import yiciban.bot.answer.Gazetteer;
import yiciban.bot.imports.Region;

/** 本地: the district whose reports are imported, told from all other places. */
final class HomeRegion {

    private static final String NAME = "湛河区";
    private static final Set<String> ABOVE = Set.of("平顶山市", "平顶山", "河南省", "河南");

    private HomeRegion() {}

    static Region read() {
        var places = new TreeSet<String>();
        Gazetteer.read().all().forEach(places::add);
        return new Region(NAME, ABOVE, places);
    }
}
