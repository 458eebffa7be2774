package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Facet;

/** 怎么理解的: a route in words for staff; pure. */
record RouteWords(Catalog catalog) {

    String of(Route route) {
        return switch (route) {
            case Route.Lookup lookup -> of(lookup);
            case Route.Ambiguous(Lexicon.Family family, Route.Lookup ignored) ->
                "好几件事都叫这个，先反问：" + String.join("、", family.labels());
            case Route.Compared(String one, String other, Route.Lookup ignored) -> "比较“%s”和“%s”".formatted(one, other);
            case Route.SmallTalk ignored -> "闲谈，不查资料";
            case Route.HumanWanted ignored -> "想找人工，不查资料";
            case Route.Urgent(String ignored, String number) -> "有危险，先报电话 " + number;
            case Route.OutOfScope ignored -> "不归这里答，不查资料";
            case Route.WithoutSubject ignored -> "没说是哪件事，先反问";
        };
    }

    private String of(Route.Lookup lookup) {
        var said = new ArrayList<String>();
        said.add(named(lookup.subject())
                .map(title -> "说的就是“%s”，直接看它".formatted(title))
                .orElse("查资料"));
        said.add(
                lookup.facets().isEmpty()
                        ? "问整件事"
                        : "问的是"
                                + String.join(
                                        "、",
                                        lookup.facets().stream()
                                                .map(Facet::label)
                                                .toList()));
        Optional.ofNullable(lookup.where().current()).ifPresent(place -> said.add("人在" + place.name()));
        Optional.ofNullable(lookup.where().hukou()).ifPresent(place -> said.add("户口、证件在" + place.name()));
        if (lookup.elsewhere()) {
            said.add("当作跨省问");
        }
        said.addAll(of(lookup.limits()));
        return String.join("；", said);
    }

    private static List<String> of(Route.Limits limits) {
        var said = new ArrayList<String>();
        if (limits.year() != null) {
            said.add("问 " + limits.year() + " 年");
        }
        if (limits.anotherArea()) {
            said.add("问的是别的地方");
        }
        if (limits.local()) {
            said.add("要本地的电话、地址、时间或进度");
        }
        return said;
    }

    private Optional<String> named(@Nullable EntryId id) {
        return Optional.ofNullable(id).flatMap(catalog::find).map(Entry::title);
    }
}
