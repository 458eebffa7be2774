package yiciban.bot.webchat;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yiciban.bot.answer.Checklist;
import yiciban.bot.answer.Joined;
import yiciban.bot.answer.Material;
import yiciban.bot.answer.Provider;
import yiciban.catalog.Entry;
import yiciban.catalog.Facet;
import yiciban.catalog.ServiceItem;

/**
 * A checklist as the page shows it. (Public methods are those the template calls.)
 *
 * @param large 大字, as chosen without JavaScript
 */
record ShownChecklist(Checklist list, boolean large) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("y年M月d日", Locale.SIMPLIFIED_CHINESE);

    /** What a citizen wants to know of an item besides its materials. */
    private static final List<Facet> FACTS = List.of(Facet.AUTHORITY, Facet.TIME_LIMIT, Facet.FEE);

    /**
     * What a guide says of an item.
     *
     * @param guide its title
     * @param lines facet and value
     */
    public record Fact(String guide, List<String> lines) {}

    /**
     * Where words on the page come from.
     *
     * @param locator what a citizen can look up, document number included
     */
    public record Origin(String kind, String title, String locator) {}

    public String day() {
        return DAY.format(list.day());
    }

    /** 牵头 and 配合, as far as the source names them. */
    public List<String> offices() {
        String lead = list.event().lead();
        return Stream.concat(
                        Stream.ofNullable(lead).map(office -> "牵头：" + office),
                        Stream.of(String.join("、", list.event().cooperating()))
                                .filter(offices -> !offices.isEmpty())
                                .map(offices -> "配合：" + offices))
                .toList();
    }

    public List<Fact> facts(Joined part) {
        return part.guides().stream().map(ShownChecklist::fact).toList();
    }

    /** What guides say that are no part of the event. */
    public List<Fact> besides() {
        return list.besides().stream().map(ShownChecklist::fact).toList();
    }

    private static Fact fact(ServiceItem guide) {
        var said = guide.facets();
        return new Fact(
                guide.title(),
                FACTS.stream()
                        .filter(said::containsKey)
                        .map(facet -> facet.label() + "：" + String.join("；", said.getOrDefault(facet, List.of())))
                        .toList());
    }

    /** Which items need it: 第 2 项 食品经营许可；第 3 项 户口登记（信息共享可免交） */
    public String needs(Material material) {
        return material.needs().stream()
                .map(need ->
                        (need.number() == 0 ? "指南“" + need.item() + "”" : "第 " + need.number() + " 项 " + need.item())
                                + (need.note() == null ? "" : "（" + need.note() + "）"))
                .collect(Collectors.joining("；"));
    }

    /** A CSS class; the words stand beside it. */
    public String look(Material material) {
        return material.provider().name().toLowerCase(Locale.ROOT);
    }

    /** Whether something on the page is of unsaid provenance, which then is explained. */
    public boolean unsaid() {
        return Stream.concat(
                        list.materials().stream(),
                        list.options().stream().flatMap(option -> option.materials().stream()))
                .anyMatch(material -> material.provider() == Provider.UNSAID);
    }

    /** The event first, then every guide that words were taken from. */
    public List<Origin> origins() {
        return Stream.concat(Stream.of(list.event()), list.guides().stream())
                .map(ShownChecklist::origin)
                .toList();
    }

    private static Origin origin(Entry entry) {
        String basis = entry instanceof ServiceItem item ? item.legalBasis() : null;
        String named = basis == null ? entry.head().provenance().title() : basis;
        String locator = Stream.of(named, entry.head().provenance().document())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("；"));
        return new Origin(entry.kind(), entry.title(), locator);
    }
}
