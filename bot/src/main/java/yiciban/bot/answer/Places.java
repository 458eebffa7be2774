package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yiciban.config.OfficeFile;

/** 地名: the places a question names, and whether they are elsewhere; {@code config/places.txt}. */
final class Places {

    /** Where we are; its own figures are the only ones we have. */
    private static final String HOME = "湛河";

    /** Home as citizens write it; before names that begin inside it: 平顶山东边 is not 山东. */
    private static final List<String> HOME_NAMES = List.of(HOME, "平顶山");

    private static final String HOME_PROVINCE = "河南";

    /** Words that hold a place's name and are none: 医保定点 is not 保定. */
    private static final String LOOK_ALIKES = "不是地名";

    private static final Pattern WIDER = Pattern.compile("(平顶山|全市|全省|全国(?!法治|一体化)|市里|省里).*(多少|几|比例|总量)");
    private static final Pattern RANKED = Pattern.compile("排|第一|名次|率先|首家|首创");

    /** Short name to province. */
    private final Map<String, String> provinces;

    /** Every name and look-alike, the longest first. */
    private final Pattern names;

    private Places(Map<String, String> provinces, List<String> lookAlikes) {
        this.provinces = provinces;
        this.names = Pattern.compile(Stream.of(provinces.keySet(), lookAlikes, HOME_NAMES)
                .flatMap(Collection::stream)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    }

    static Places read() {
        var provinces = new LinkedHashMap<String, String>();
        var lookAlikes = new ArrayList<String>();
        for (String line : OfficeFile.lines("places.txt")) {
            String[] sides = line.split(":", -1);
            String province = sides[0].strip();
            List<String> places = Stream.of(sides[1].strip().split("\\s+", -1))
                    .filter(place -> !place.isEmpty())
                    .toList();
            if (province.equals(LOOK_ALIKES)) {
                lookAlikes.addAll(places);
                continue;
            }
            provinces.put(province, province);
            places.forEach(place -> provinces.put(place, province));
        }
        return new Places(provinces, lookAlikes);
    }

    /** Places in order of appearance that are not home. Read from the left: 河南平顶山 does not name 南平. */
    List<String> in(String normalised) {
        return names.matcher(normalised)
                .results()
                .map(MatchResult::group)
                .filter(provinces::containsKey)
                .distinct()
                .toList();
    }

    /** Whether the citizen is, or comes from, another province. */
    boolean elsewhere(List<String> places) {
        return places.stream().anyMatch(place -> !HOME_PROVINCE.equals(provinces.get(place)));
    }

    /** Whether a figure is wanted of another area than ours. */
    boolean anotherArea(String normalised, List<String> places) {
        boolean wider =
                WIDER.matcher(normalised).find() && !RANKED.matcher(normalised).find();
        return !normalised.contains(HOME) && (!places.isEmpty() || wider);
    }

    /** The text without the places. */
    String without(String text, List<String> places) {
        String rest = text;
        for (String place : places) {
            rest = rest.replace(place + "省", " ").replace(place + "市", " ").replace(place, " ");
        }
        return rest;
    }
}
