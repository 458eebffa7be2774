package yiciban.bot.knowledge;

import yiciban.catalog.EntryKind;

/** 发号: ids and places of new entries of a kind, one after the other; the table is searched once, however many there are. */
final class Numbering {

    private final Revisions revisions;
    private final EntryKind kind;
    private int number;
    private int position;

    Numbering(Revisions revisions, EntryKind kind) {
        this.revisions = revisions;
        this.kind = kind;
    }

    /** One that no entry has; only within {@code Audit.inTurn} nobody else is given it, too. */
    String nextId() {
        if (number == 0) {
            number = revisions.lastNumber(kind.prefix());
        }
        String id;
        do {
            number++;
            id = "%s-%03d".formatted(kind.prefix(), number);
        } while (revisions.filed(id).isPresent());
        return id;
    }

    /** Behind all there were at first; who files at the same moment may get the same one, and the id decides. */
    int nextPosition() {
        position = position == 0 ? revisions.nextPosition() : position + 1;
        return position;
    }
}
