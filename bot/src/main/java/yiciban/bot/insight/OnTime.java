package yiciban.bot.insight;

import java.util.List;

/**
 * 按期: gaps whose deadline came, and those that were closed by then.
 *
 * @param due how many should be closed
 * @param kept how many were, on their day or before
 */
record OnTime(int due, int kept) {

    static OnTime of(List<Owed> owed) {
        return new OnTime(owed.size(), (int) owed.stream().filter(Owed::kept).count());
    }
}
