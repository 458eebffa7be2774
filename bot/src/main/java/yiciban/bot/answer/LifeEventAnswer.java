package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yiciban.catalog.Facet;
import yiciban.catalog.LifeEvent;
import yiciban.catalog.ServiceItem;

/** 一件事: which items it joins, and what is known of each, merged and short enough for a phone; pure. */
record LifeEventAnswer(Checklists checklists, Neighbours neighbours) {

    /** What the event itself says, or what the list of its items says. */
    private static final Set<Facet> OF_THE_WHOLE = Set.of(Facet.COMPONENTS, Facet.MATERIALS, Facet.BASIS);

    /** Asked for these, or for nothing special, the items stand numbered, one a line. */
    private static final Set<Facet> BY_NUMBER = Set.of(Facet.COMPONENTS, Facet.MATERIALS);

    void write(Page page, LifeEvent event, Route.Lookup asked) {
        Checklist list = checklists.of(event, page.now);
        boolean walk = asked.facets().isEmpty();
        page.line("【" + event.title() + "】是“一件事一次办”" + (walk ? "：一次申请，几个部门一起办。" : "。"));
        if (walk && !event.head().summary().isEmpty()) {
            page.line(event.head().summary());
        }
        boolean byNumber = walk || asked.facets().stream().anyMatch(BY_NUMBER::contains);
        if (byNumber || !namedByFacet(list, asked)) {
            items(page, list, byNumber);
        }
        if (walk ? list.knowsMaterials() : asked.facets().contains(Facet.MATERIALS)) {
            new MaterialLines(list).write(page, walk);
        }
        asked.facets().stream().filter(facet -> byItem(facet, event)).forEach(facet -> facet(page, list, facet));
        page.sayMissing();
        offices(page, event);
        page.line("各地合并的事项不完全一样，以当地公布为准，材料以窗口答复为准。");
        cite(page, event);
        choices(page, list);
    }

    /** Whether a facet will be said item by item, so that a list of the items would only say them twice. */
    private static boolean namedByFacet(Checklist list, Route.Lookup asked) {
        return !list.joined().isEmpty()
                && asked.facets().stream()
                        .filter(facet -> byItem(facet, list.event()))
                        .anyMatch(facet -> list.guides().stream()
                                .anyMatch(guide -> !FacetLines.of(guide, facet).isEmpty()));
    }

    private static boolean byItem(Facet facet, LifeEvent event) {
        return !OF_THE_WHOLE.contains(facet) && (facet != Facet.AUTHORITY || event.lead() == null);
    }

    private static void items(Page page, Checklist list, boolean numbered) {
        List<String> names = list.joined().stream().map(Joined::name).toList();
        if (names.isEmpty()) {
            page.line("包含哪些事项，公开的清单里没有列出，请问窗口或打 12345。");
            return;
        }
        String count = "一起办的事项，共 " + names.size() + " 项：";
        page.line(count + (numbered ? FacetLines.list(names) : String.join("、", names)));
        page.shown(Facet.COMPONENTS);
    }

    /** One facet, item by item; items of which the same is said stand together. */
    private static void facet(Page page, Checklist list, Facet facet) {
        var names = new LinkedHashMap<String, List<String>>();
        for (ServiceItem guide : list.guides()) {
            List<String> lines = FacetLines.of(guide, facet);
            if (!lines.isEmpty()) {
                names.computeIfAbsent(
                                String.join(facet == Facet.STEPS ? " → " : "；", lines), value -> new ArrayList<>())
                        .addAll(names(list, guide));
                page.cite(guide, String.join("\n", lines));
            }
        }
        if (names.isEmpty()) {
            page.missing.add(facet);
            return;
        }
        page.line(facet.label() + "：");
        names.forEach((value, items) -> page.line("· " + String.join("、", items) + "：" + value));
        List<String> unsaid = list.joined().stream()
                .filter(part -> !part.knows(facet))
                .map(Joined::name)
                .toList();
        if (!unsaid.isEmpty()) {
            page.line("资料里没有写明的：" + String.join("、", unsaid) + "，请问窗口或打 12345。");
        }
        page.shown(facet);
    }

    /** The items a guide describes, by their names in the event; its own title where that says more. */
    private static List<String> names(Checklist list, ServiceItem guide) {
        List<String> names = list.joined().stream()
                .filter(part -> part.guides().contains(guide))
                .map(part -> part.depends() ? part.name() + "（" + guide.title() + "）" : part.name())
                .toList();
        return names.isEmpty() ? List.of(guide.title()) : names;
    }

    private static void offices(Page page, LifeEvent event) {
        List<String> offices = event.facets().get(Facet.AUTHORITY);
        if (offices != null) {
            page.line(String.join("；", offices) + "。");
            page.shown(Facet.AUTHORITY);
        }
    }

    private void cite(Page page, LifeEvent event) {
        String components =
                event.components().stream().map(LifeEvent.Component::name).collect(Collectors.joining("；"));
        page.citeFirst(event, components.isEmpty() ? event.title() : components);
        neighbours
                .related(event, page)
                .filter(other -> other instanceof LifeEvent && other.title().equals(event.title()))
                .forEach(other -> page.cite(other, other.title()));
    }

    /** The items with a guide; and what to bring, when that was not said yet. */
    private static void choices(Page page, Checklist list) {
        boolean more = list.knowsMaterials() && !page.shown.contains(Facet.MATERIALS);
        Stream.of(new Choice("要带的全部材料", list.event().title() + " " + "要带什么材料"))
                .filter(choice -> more)
                .forEach(page::choice);
        list.guides().forEach(guide -> page.choice(new Choice(guide.title(), guide.title())));
    }
}
