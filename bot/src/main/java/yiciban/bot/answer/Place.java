package yiciban.bot.answer;

import java.util.Set;

/**
 * 地方: a province, prefecture, county or district as a citizen names it.
 *
 * @param name as written
 * @param provinces where it lies; several when places of one name lie in several
 * @param prefectures likewise; empty for a province
 */
record Place(String name, Set<String> provinces, Set<String> prefectures, Level level) {

    /** How wide it is. */
    enum Level {
        PROVINCE,
        PREFECTURE,
        COUNTY
    }

    /** Where we are; its own figures are the only ones we have. */
    static final String HOME = "湛河";

    static final String HOME_PREFECTURE = "平顶山";
    private static final String HOME_PROVINCE = "河南";

    Place {
        provinces = Set.copyOf(provinces);
        prefectures = Set.copyOf(prefectures);
    }

    /** Our own district or city, under the name it was called by. */
    static Place home(String name) {
        Level level = name.contains(HOME) ? Level.COUNTY : Level.PREFECTURE;
        return new Place(name, Set.of(HOME_PROVINCE), Set.of(HOME_PREFECTURE), level);
    }

    /** Our own district, or our city as a whole. */
    boolean isHome() {
        return name.contains(HOME) || name.startsWith(HOME_PREFECTURE);
    }

    /** Surely not in the province of the office. */
    boolean outsideProvince() {
        return !provinces.contains(HOME_PROVINCE);
    }

    /** Surely in the city of the office. */
    boolean inCity() {
        return prefectures.equals(Set.of(HOME_PREFECTURE));
    }

    /** Surely in different provinces: no province is possible for both. */
    boolean apart(Place other) {
        return provinces.stream().noneMatch(other.provinces::contains);
    }

    /** Surely two places, and surely of one province. */
    boolean neighbours(Place other) {
        return provinces.size() == 1
                && provinces.equals(other.provinces)
                && !prefectures.isEmpty()
                && !other.prefectures.isEmpty()
                && prefectures.stream().noneMatch(other.prefectures::contains);
    }

    /** Whether this lies in the other: 固始 in 河南. */
    boolean within(Place other) {
        return level.compareTo(other.level) > 0
                && provinces.stream().anyMatch(other.provinces::contains)
                && (other.prefectures.isEmpty() || prefectures.stream().anyMatch(other.prefectures::contains));
    }

    /** The name with its province, when there is one and it says more: 深圳（广东）. */
    String withProvince() {
        String province = provinces.size() == 1 ? provinces.iterator().next() : "";
        return province.isEmpty() || name.startsWith(province) ? name : name + "（" + province + "）";
    }
}
