package yiciban.bot.answer;

import java.time.LocalDateTime;
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
    public Optional<Checklist> find(String id, LocalDateTime time) {
        return catalog.entries().stream()
                .filter(entry -> entry.id().value().equals(id))
                .filter(entry -> entry.quotableAt(time))
                .filter(LifeEvent.class::isInstance)
                .map(entry -> of((LifeEvent) entry, time))
                .findFirst();
    }

    Checklist of(LifeEvent event, LocalDateTime time) {
        return Checklist.of(event, catalog, papers, time);
    }
}
