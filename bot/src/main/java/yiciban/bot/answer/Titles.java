package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.Normaliser;
import yiciban.catalog.Catalog;
import yiciban.catalog.CrossProvinceService;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Facet;
import yiciban.catalog.LifeEvent;
import yiciban.catalog.Report;
import yiciban.catalog.ServiceItem;
import yiciban.catalog.Status;

/** Entries by their full names: what a button sends, and what a careful citizen types. */
final class Titles {

    /** A shorter name in a longer text may be part of another one: 居住证 of 居住证签注. In characters. */
    private static final int LONG = 4;

    private final Catalog catalog;
    private final Map<String, List<Entry>> byTitle = new LinkedHashMap<>();

    /** Guides by their everyday names and by their titles without 申请; a name of two guides is none. */
    private final Map<String, List<EntryId>> guides = new HashMap<>();

    /** Titles and everyday names, the longest first. */
    private final List<String> names;

    Titles(Catalog catalog) {
        this.catalog = catalog;
        for (Entry entry : catalog.entries()) {
            if (entry instanceof ServiceItem && entry.head().status() == Status.PUBLISHED) {
                Stream.concat(
                                Stream.of(entry.title().replaceFirst("(申领|申请|登记|核发|办理)$", "")),
                                entry.head().aliases().stream())
                        .map(Normaliser::bare)
                        .distinct()
                        .forEach(name -> guides.computeIfAbsent(name, none -> new ArrayList<>())
                                .add(entry.id()));
            }
        }
        for (Entry entry : catalog.entries()) {
            if (entry.head().status() == Status.PUBLISHED && !(entry instanceof Report)) {
                byTitle.computeIfAbsent(Normaliser.bare(entry.title()), title -> new ArrayList<>())
                        .add(entry);
            }
        }
        this.names = catalog.entries().stream()
                .filter(entry -> entry.head().status() == Status.PUBLISHED && !(entry instanceof Report))
                .flatMap(entry -> Stream.concat(Stream.of(entry.title()), entry.head().aliases().stream()))
                .map(Normaliser::bare)
                .filter(name -> name.length() >= 2 && name.length() <= 12)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The entry whose whole title the text contains, the longest title first. */
    Optional<Entry> namedIn(String text, boolean elsewhere) {
        String bare = Normaliser.bare(text);
        return byTitle.entrySet().stream()
                .filter(title -> title.getKey().length() >= 4 && bare.contains(title.getKey()))
                .max(Comparator.comparingInt(title -> title.getKey().length()))
                .flatMap(title -> title.getValue().stream().max(Comparator.comparingInt(e -> worth(e, elsewhere))));
    }

    /** Among entries of one name: the life event before its guide, from elsewhere the cross-province service. */
    private static int worth(Entry entry, boolean elsewhere) {
        return switch (entry) {
            case CrossProvinceService service -> elsewhere ? 200 : 0;
            case LifeEvent event ->
                event.components().isEmpty() ? 1 : 100 + event.components().size();
            default -> 50 + entry.facets().size();
        };
    }

    /** The guide that a name means, and no other; a name of two characters is too short to be one. */
    Optional<EntryId> guideNamed(String name) {
        List<EntryId> named = name.length() < 3 ? List.of() : guides.getOrDefault(name, List.of());
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /** The guide whose name is the longest name that a text contains; 个体户的执照 counts as 个体户执照. */
    Optional<EntryId> guideIn(String text) {
        String bare = Normaliser.bare(text);
        String close = bare.replace("的", "");
        String name = names.stream()
                .filter(known -> bare.contains(known) || close.contains(known))
                .findFirst()
                .orElse("");
        return name.length() < LONG ? Optional.empty() : guideNamed(name);
    }

    /** Whether a text contains the title or an everyday name of an entry. */
    static boolean named(Entry entry, String text) {
        String bare = Normaliser.bare(text);
        return Stream.concat(Stream.of(entry.title()), entry.head().aliases().stream())
                .map(Normaliser::bare)
                .anyMatch(bare::contains);
    }

    /** The longest everyday name of an entry that a text contains. */
    Optional<String> shortNameIn(String text) {
        String bare = Normaliser.bare(text);
        return names.stream().filter(bare::contains).findFirst();
    }

    String title(@Nullable EntryId id) {
        return id == null ? "" : catalog.find(id).map(Entry::title).orElse("");
    }

    boolean isReport(@Nullable EntryId id) {
        return id != null && catalog.find(id).orElse(null) instanceof Report;
    }

    /** The area a report is about. */
    String region(@Nullable EntryId id) {
        return id != null && catalog.find(id).orElse(null) instanceof Report report ? report.region() : "";
    }

    /** Facets of an entry that a text does not show yet; all when it shows them all. */
    Set<Facet> unseen(@Nullable EntryId id, String text) {
        Set<Facet> all = id == null
                ? Set.of()
                : catalog.find(id)
                        .map(entry -> entry.facets().keySet().stream()
                                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Facet.class))))
                        .orElseGet(() -> EnumSet.noneOf(Facet.class));
        var unseen = EnumSet.noneOf(Facet.class);
        all.stream().filter(facet -> !text.contains(facet.label())).forEach(unseen::add);
        return unseen.isEmpty() ? all : unseen;
    }
}
