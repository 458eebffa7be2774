package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import yiciban.config.OfficeFile;

/** 地名: the places a question names, and whether they are elsewhere; {@code config/places.txt}. */
final class Places {

    /** Where we are; its own figures are the only ones we have. */
    private static final String HOME = "湛河";

    private static final String HOME_PROVINCE = "河南";

    private static final Pattern WIDER = Pattern.compile("(平顶山|全市|全省|全国(?!法治|一体化)|市里|省里).*(多少|几|比例|总量)");
    private static final Pattern RANKED = Pattern.compile("排|第一|名次|率先|首家|首创");

    /** Short name to province, longest names first. */
    private final Map<String, String> provinces = new LinkedHashMap<>();

    private Places(Map<String, String> provinces) {
        provinces.entrySet().stream()
                .sorted((a, b) -> b.getKey().length() - a.getKey().length())
                .forEach(e -> this.provinces.put(e.getKey(), e.getValue()));
    }

    static Places read() {
        var provinces = new LinkedHashMap<String, String>();
        for (String line : OfficeFile.lines("places.txt")) {
            String[] sides = line.split(":", -1);
            String province = sides[0].strip();
            provinces.put(province, province);
            for (String place : sides[1].strip().split("\\s+", -1)) {
                if (!place.isEmpty()) {
                    provinces.put(place, province);
                }
            }
        }
        return new Places(provinces);
    }

    /** Places in order of appearance that are not home. */
    List<String> in(String normalised) {
        var found = new ArrayList<String>();
        String rest = normalised;
        for (String place : provinces.keySet()) {
            if (rest.contains(place)) {
                found.add(place);
                rest = rest.replace(place, " ");
            }
        }
        return found;
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
