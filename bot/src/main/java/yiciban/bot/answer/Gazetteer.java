package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import yiciban.catalog.Area;
import yiciban.config.OfficeFile;

/** 地名表: the names of provinces, prefectures, counties and districts; {@code config/places.txt} says how it is written. */
public final class Gazetteer {

    /** Where the office is: what holds here is what citizens are told. */
    public static final Area HOME = new Area("河南省 平顶山市 湛河区");

    /** Home as citizens write it. */
    private static final List<String> HOME_NAMES = List.of("平顶山市湛河区", "湛河区", "湛河", "平顶山市", "平顶山");

    /**
     * A name of a place.
     *
     * @param anywhere whether it counts wherever it stands, not only in phrases
     */
    record Name(String text, Place place, boolean anywhere) {}

    /** Names by their first two characters, the longest first. */
    private final Map<String, List<Name>> byStart = new HashMap<>();

    private final Map<String, List<String>> lookAlikes = new HashMap<>();

    /** Names while the file is read. */
    private final Map<String, Name> names = new HashMap<>();

    private final List<Area> areas = new ArrayList<>();

    private final Set<String> free = new HashSet<>();
    private final Set<String> phrased = new HashSet<>();
    private final Set<String> never = new HashSet<>();

    private Gazetteer(List<String> lines) {
        lines.stream().filter(line -> line.startsWith("!")).forEach(this::marks);
        String province = "";
        String official = "";
        for (String line : lines) {
            if (line.startsWith("!")) {
                continue;
            }
            String[] sides = line.split(":", -1);
            if (sides.length == 1) {
                province = shortName(line);
                official = line.replace("/", "");
                areas.add(new Area(official));
                add(line, province, "", Place.Level.PROVINCE);
                continue;
            }
            String prefecture = sides[0].strip();
            String above = prefecture.isEmpty() ? official : official + " " + prefecture.replace("/", "");
            if (!prefecture.isEmpty()) {
                areas.add(new Area(above));
            }
            if (!prefecture.isEmpty() && !shortName(prefecture).equals(Place.HOME_PREFECTURE)) {
                add(prefecture, province, shortName(prefecture), Place.Level.PREFECTURE);
            }
            for (String county : sides[1].strip().split("\\s+", -1)) {
                if (county.isEmpty()) {
                    continue;
                }
                areas.add(new Area(above + " " + county.replace("/", "")));
                // A place straight under its province is its own prefecture.
                add(county, province, shortName(prefecture.isEmpty() ? county : prefecture), Place.Level.COUNTY);
            }
        }
        areas.add(HOME);
        HOME_NAMES.forEach(name -> names.put(name, new Name(name, Place.home(name), true)));
        names.values()
                .forEach(name -> byStart.computeIfAbsent(name.text().substring(0, 2), start -> new ArrayList<>())
                        .add(name));
        byStart.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt((Name name) -> name.text().length())
                                .reversed()));
    }

    public static Gazetteer read() {
        return new Gazetteer(OfficeFile.lines("places.txt"));
    }

    /** Every province, prefecture and county with what it lies in. */
    public List<Area> areas() {
        return List.copyOf(areas);
    }

    private void marks(String line) {
        String[] sides = line.substring(1).split(":", -1);
        List<String> words = List.of(sides[1].strip().split("\\s+", -1));
        switch (sides[0]) {
            case "常说" -> free.addAll(words);
            case "看说法" -> phrased.addAll(words);
            case "须写全" -> never.addAll(words);
            case "不是地名" ->
                words.forEach(word -> lookAlikes
                        .computeIfAbsent(word.substring(0, 2), start -> new ArrayList<>())
                        .add(word));
            default -> throw new IllegalStateException("places.txt: no such list: !" + sides[0]);
        }
    }

    private void add(String written, String province, String prefecture, Place.Level level) {
        String official = written.replace("/", "");
        String shorter = shortName(written);
        boolean wide = level != Place.Level.COUNTY;
        // Two characters, 新县 or 和县, stand in the middle of other words.
        put(official, province, prefecture, level, official.length() > 2 || free.contains(official));
        if (shorter.length() < 2 || never.contains(shorter)) {
            return;
        }
        put(shorter, province, prefecture, level, free.contains(shorter) || (wide && !phrased.contains(shorter)));
        if (written.contains("/") && !wide) {
            put(shorter + official.charAt(official.length() - 1), province, prefecture, level, true);
        } else if (written.contains("/") && official.endsWith("州")) {
            put(shorter + "州", province, prefecture, level, true);
        }
    }

    /** Of one name the wider place is meant, of two as wide either; a name that needs a phrase may be any of them. */
    private void put(String text, String province, String prefecture, Place.Level level, boolean anywhere) {
        Name before = names.get(text);
        Set<String> prefectures = prefecture.isEmpty() ? Set.of() : Set.of(prefecture);
        var place = new Place(text, Set.of(province), prefectures, level);
        if (before == null) {
            names.put(text, new Name(text, place, anywhere));
        } else if (before.place().level() == level || phrased.contains(text)) {
            names.put(
                    text,
                    new Name(
                            text,
                            new Place(
                                    text,
                                    union(before.place().provinces(), place.provinces()),
                                    union(before.place().prefectures(), prefectures),
                                    before.place().level()),
                            before.anywhere() && anywhere));
        } else if (level.compareTo(before.place().level()) < 0) {
            names.put(text, new Name(text, place, anywhere));
        }
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    /** 深圳市 to 深圳; 石柱/土家族自治县 to 石柱. */
    private static String shortName(String written) {
        int slash = written.indexOf('/');
        return slash > 0 ? written.substring(0, slash) : written.substring(0, written.length() - 1);
    }

    /** Names that may begin here, the longest first. */
    List<Name> startingAt(String text, int at) {
        List<Name> names = byStart.get(text.substring(at, at + 2));
        return names == null
                ? List.of()
                : names.stream()
                        .filter(name -> text.startsWith(name.text(), at))
                        .toList();
    }

    /** Length of the longest word that begins here, holds a name and means no place; 0 when none does. */
    int lookAlike(String text, int at) {
        List<String> words = lookAlikes.get(text.substring(at, at + 2));
        return words == null
                ? 0
                : words.stream()
                        .filter(word -> text.startsWith(word, at))
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
    }

    /** Every name, for spelling: what is a place is no slip. */
    public Stream<String> all() {
        return names.keySet().stream();
    }
}
