package yiciban.bot.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import yiciban.catalog.CrossProvinceService;
import yiciban.catalog.Entry;
import yiciban.catalog.LifeEvent;
import yiciban.catalog.ServiceItem;
import yiciban.catalog.Uncovered;
import yiciban.config.OfficeFile;

/** 部门: which one keeps an entry that came with the program; {@code config/offices.txt}. */
public final class Offices {

    private final Map<String, List<String>> wordsOf = new LinkedHashMap<>();
    private final String otherwise;

    private Offices(List<String> lines) {
        for (String line : lines) {
            String[] sides = line.split("[=＝]", 2);
            List<String> words = sides.length == 2 ? List.of(sides[1].strip().split("[,，\\s]+")) : List.of();
            wordsOf.put(sides[0].strip(), words);
        }
        otherwise = wordsOf.keySet().stream().reduce((first, second) -> second).orElse("政务服务");
    }

    public static Offices read() {
        return new Offices(OfficeFile.lines("offices.txt"));
    }

    /** All of them, in the order of the file. */
    public List<String> all() {
        return new ArrayList<>(wordsOf.keySet());
    }

    /** The office of whatever fits no other. */
    String otherwise() {
        return otherwise;
    }

    /** The first office one of whose words stands in a text. */
    public String ofText(String text) {
        return wordsOf.entrySet().stream()
                .filter(office -> office.getValue().stream().anyMatch(text::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(otherwise);
    }

    /** The first office one of whose words stands in what the entry says of its authority, else in its title. */
    String of(Entry entry) {
        String authority = switch (entry) {
            case ServiceItem item -> item.authority();
            case LifeEvent event -> event.lead();
            case CrossProvinceService service -> service.lead();
            case Uncovered uncovered -> uncovered.office();
            default -> null;
        };
        return ofText(authority == null ? entry.title() : authority);
    }
}
