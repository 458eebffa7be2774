package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import yiciban.catalog.Entry;
import yiciban.catalog.Facet;
import yiciban.catalog.LifeEvent;
import yiciban.catalog.ServiceItem;

/** 一件事: which items it joins, and one list of what to bring for all of them; pure. */
record LifeEventAnswer(Neighbours neighbours) {

    void write(Page page, LifeEvent event, Route.Lookup asked) {
        page.line("【" + event.title() + "】是“一件事一次办”：一次申请，几个部门一起办。");
        if (!event.head().summary().isEmpty()) {
            page.line(event.head().summary());
        }
        if (event.components().isEmpty()) {
            page.line("包含哪些事项，公开的清单里没有列出，请问窗口或打 12345。");
        } else {
            page.line("一起办的事项："
                    + FacetLines.list(event.components().stream()
                            .map(LifeEvent.Component::name)
                            .toList()));
            page.shown(Facet.COMPONENTS);
        }
        for (Facet facet : asked.facets()) {
            switch (facet) {
                case MATERIALS -> materials(page, event);
                case AUTHORITY, BASIS, PLACE -> {}
                default ->
                    neighbours
                            .related(event, page)
                            .filter(ServiceItem.class::isInstance)
                            .filter(owner -> !FacetLines.of(owner, facet).isEmpty())
                            .findFirst()
                            .ifPresentOrElse(
                                    owner -> {
                                        List<String> lines = FacetLines.of(owner, facet);
                                        page.line(facet.label() + "（" + owner.title() + "）：" + FacetLines.list(lines));
                                        page.cite(owner, String.join("\n", lines));
                                    },
                                    () -> page.missing.add(facet));
            }
        }
        page.sayMissing();
        List<String> authority = event.facets().get(Facet.AUTHORITY);
        if (authority != null) {
            page.line(String.join("；", authority) + "。");
        }
        page.line("各地合并的事项不完全一样，以当地公布为准。");
        page.citeFirst(
                event,
                event.components().isEmpty()
                        ? event.title()
                        : event.components().stream()
                                .map(LifeEvent.Component::name)
                                .collect(Collectors.joining("；")));
        neighbours
                .related(event, page)
                .filter(other -> other instanceof LifeEvent && other.title().equals(event.title()))
                .forEach(other -> page.cite(other, other.title()));
        for (LifeEvent.Component component : event.components()) {
            if (component.guide() != null) {
                neighbours
                        .catalog()
                        .find(component.guide())
                        .filter(guide -> guide.quotableOn(page.today))
                        .ifPresent(guide -> page.choice(new Choice(guide.title(), guide.title())));
            }
        }
    }

    /** One list of what to bring: the materials of every component that has a guide, each named once. */
    private void materials(Page page, LifeEvent event) {
        var from = new LinkedHashMap<String, List<String>>();
        for (LifeEvent.Component component : event.components()) {
            Optional<Entry> guide = Optional.ofNullable(component.guide())
                    .flatMap(neighbours.catalog()::find)
                    .filter(entry -> entry.quotableOn(page.today));
            guide.ifPresent(entry -> {
                FacetLines.of(entry, Facet.MATERIALS)
                        .forEach(material -> from.computeIfAbsent(material, m -> new ArrayList<>())
                                .add(component.name()));
                page.cite(entry, String.join("\n", FacetLines.of(entry, Facet.MATERIALS)));
            });
        }
        if (from.isEmpty()) {
            page.line("要带的材料：公开的资料里没有写，请问窗口或打 12345。");
            return;
        }
        page.line("已知要带的材料：" + FacetLines.list(List.copyOf(from.keySet())));
        List<String> unknown = event.components().stream()
                .filter(component -> component.guide() == null)
                .map(LifeEvent.Component::name)
                .toList();
        if (!unknown.isEmpty()) {
            page.line("这些事项的材料我还不知道：" + String.join("、", unknown) + "。");
        }
    }
}
