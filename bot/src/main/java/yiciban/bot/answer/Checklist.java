package yiciban.bot.answer;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import yiciban.catalog.Catalog;
import yiciban.catalog.EntryId;
import yiciban.catalog.Facet;
import yiciban.catalog.LifeEvent;
import yiciban.catalog.ServiceItem;

/**
 * 材料清单: what a life event joins, and one list of what to bring, as far as it may be quoted on a day; pure.
 *
 * @param joined the items, in the source's order; empty when the source names none
 * @param besides guides on the same matter that are none of the items, such as one on applying for all of them at once
 * @param materials what to bring, merged; without items that depend on who applies
 * @param options what to bring for those, one list for each guide of which one fits
 */
public record Checklist(
        LifeEvent event,
        LocalDate day,
        List<Joined> joined,
        List<ServiceItem> besides,
        List<Material> materials,
        List<Option> options) {

    public Checklist {
        joined = List.copyOf(joined);
        besides = List.copyOf(besides);
        materials = List.copyOf(materials);
        options = List.copyOf(options);
    }

    /**
     * 看情况: one of several guides of which one fits, depending on who applies.
     *
     * @param part the item it describes
     */
    public record Option(Joined part, ServiceItem guide, List<Material> materials) {
        public Option {
            materials = List.copyOf(materials);
        }
    }

    static Checklist of(LifeEvent event, Catalog catalog, Papers papers, LocalDateTime time) {
        Function<List<EntryId>, List<ServiceItem>> quotable = ids -> ids.stream()
                .flatMap(id -> catalog.find(id).stream())
                .filter(entry -> entry.quotableAt(time))
                .filter(ServiceItem.class::isInstance)
                .map(ServiceItem.class::cast)
                .toList();
        var joined = new ArrayList<Joined>();
        for (LifeEvent.Component component : event.components()) {
            joined.add(new Joined(joined.size() + 1, component.name(), quotable.apply(component.guides())));
        }
        List<ServiceItem> besides = quotable.apply(event.head().related()).stream()
                .filter(guide -> joined.stream().noneMatch(part -> part.guides().contains(guide)))
                .toList();
        List<Option> options = joined.stream()
                .filter(Joined::depends)
                .flatMap(part -> part.guides().stream().map(guide -> option(part, guide, papers)))
                .toList();
        return new Checklist(event, time.toLocalDate(), joined, besides, materials(joined, besides, papers), options);
    }

    private static Option option(Joined part, ServiceItem guide, Papers papers) {
        var wanted = new ArrayList<Materials.Wanted>();
        want(wanted, part.name(), part.number(), guide);
        return new Option(part, guide, Materials.merged(wanted, papers));
    }

    private static List<Material> materials(List<Joined> joined, List<ServiceItem> besides, Papers papers) {
        var wanted = new ArrayList<Materials.Wanted>();
        besides.forEach(guide -> want(wanted, guide.title(), 0, guide));
        joined.stream()
                .filter(part -> part.guides().size() == 1)
                .forEach(part ->
                        want(wanted, part.name(), part.number(), part.guides().getFirst()));
        return Materials.merged(wanted, papers);
    }

    private static void want(List<Materials.Wanted> wanted, String item, int number, ServiceItem guide) {
        guide.materials().forEach(text -> wanted.add(new Materials.Wanted(item, number, guide.id(), text)));
    }

    /** Items of which no source says what to bring. */
    public List<Joined> unknown() {
        return joined.stream().filter(part -> !part.knows(Facet.MATERIALS)).toList();
    }

    /** Whether any source says anything of what to bring. */
    public boolean knowsMaterials() {
        return !materials.isEmpty() || joined.stream().anyMatch(part -> part.knows(Facet.MATERIALS));
    }

    /** Every guide it is put together from, each once. */
    public List<ServiceItem> guides() {
        return Stream.concat(besides.stream(), joined.stream().flatMap(part -> part.guides().stream()))
                .distinct()
                .toList();
    }
}
