package yiciban.bot.imports;

import java.util.Set;

/**
 * 地区: whose reports are read.
 *
 * @param name such as 湛河区
 * @param above what it belongs to, in full and short: 平顶山市, 平顶山, 河南省, 河南; never taken for slips
 * @param places names of all places, in full and short
 */
public record Region(String name, Set<String> above, Set<String> places) {

    public Region {
        if (name.length() < 2) {
            throw new IllegalArgumentException("a region's name has at least two characters: " + name);
        }
        above = Set.copyOf(above);
        places = Set.copyOf(places);
    }

    /** 湛河 of 湛河区. */
    String shortName() {
        return name.length() > 2 ? name.substring(0, name.length() - 1) : name;
    }
}
