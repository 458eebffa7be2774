package yiciban.bot.answer;

import java.time.LocalDate;
import java.util.Optional;
import yiciban.catalog.Catalog;
import yiciban.catalog.LifeEvent;

/** 材料清单: of every life event; pure. */
public final class Checklists {

    private final Catalog catalog;
    private final Papers papers;

    public Checklists(Catalog catalog) {
        this.catalog = catalog;
        this.papers = Papers.read();
    }

    /** The checklist of the life event with this id; empty for other entries and for what may not be quoted on that day. */
    public Optional<Checklist> find(String id, LocalDate day) {
        return catalog.entries().stream()
                .filter(entry -> entry.id().value().equals(id))
                .filter(entry -> entry.quotableOn(day))
                .filter(LifeEvent.class::isInstance)
                .map(entry -> of((LifeEvent) entry, day))
                .findFirst();
    }

    Checklist of(LifeEvent event, LocalDate day) {
        return Checklist.of(event, catalog, papers, day);
    }
}
