package yiciban.bot.load;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import yiciban.analysis.Normaliser;
import yiciban.bot.answer.Gazetteer;
import yiciban.catalog.Area;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Report;
import yiciban.passage.Passage;

/** 各地变体: the shipped matters as every county would write them, with its name, its own window, telephone number and fee. */
final class Variants {

    /** With all counties these make more than a million. */
    private static final int ITEMS = 360;

    /** In characters. */
    private static final int SAID = 60;

    static final char AFTER_COUNTY = ':';
    static final String OWN = "(窗口";

    private record Item(String title, String said) {}

    private final List<Item> items;
    private final List<Area> counties;

    Variants(Catalog seeds, Gazetteer gazetteer) {
        this.items = seeds.entries().stream()
                .filter(entry -> !(entry instanceof Report))
                .limit(ITEMS)
                .map(Variants::item)
                .toList();
        List<Area> all = gazetteer.areas();
        this.counties = all.stream()
                .filter(area -> all.stream().allMatch(other -> other.equals(area) || !area.contains(other)))
                .toList();
    }

    int most() {
        return items.size() * counties.size();
    }

    /** Those of one county after the other. */
    List<Passage> passages(int count) {
        if (count < 1 || count > most()) {
            throw new IllegalArgumentException("1 到 " + most() + " 条，不能是 " + count);
        }
        var passages = new ArrayList<Passage>(2 * count);
        for (int number = 0; number < count; number++) {
            passages.addAll(entry(number, 1));
        }
        return passages;
    }

    /** An entry as the index knows it: a question and a text. */
    List<Passage> entry(int number, int version) {
        Area county = countyOf(number);
        Item item = items.get(number % items.size());
        var id = new EntryId("faq-" + (number + 1));
        String title = county.name() + AFTER_COUNTY + item.title();
        String text = "%s%c%s%s%d号,电话%08d,收费%d元,第%d版)"
                .formatted(
                        county.name(),
                        AFTER_COUNTY,
                        item.said(),
                        OWN,
                        number % 40 + 1,
                        20_000_000 + number * 7L,
                        number % 97,
                        version);
        return List.of(
                new Passage(id + "#q", id, id.value(), Passage.Kind.QUESTION, null, "", title, text, county),
                new Passage(id + "#answer", id, id.value(), Passage.Kind.TEXT, null, "", text, text, county));
    }

    Area countyOf(int number) {
        return counties.get(number / items.size());
    }

    private static Item item(Entry entry) {
        String all = entry.title()
                + "。"
                + entry.head().summary()
                + entry.facets().values().stream().flatMap(List::stream).collect(Collectors.joining(";"));
        String said = Normaliser.normalise(all);
        return new Item(Normaliser.normalise(entry.title()), said.length() <= SAID ? said : said.substring(0, SAID));
    }
}
