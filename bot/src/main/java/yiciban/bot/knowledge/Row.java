package yiciban.bot.knowledge;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 条目一行: an entry in a list.
 *
 * @param open what is being worked on; null when nothing is
 * @param withdrawn whether the published text says that it holds no longer
 * @param until when the published text ends, as people write it; null when open
 * @param ending whether that is within a month
 * @param over whether that is past
 */
record Row(
        Filed filed,
        String title,
        @Nullable Revision open,
        boolean withdrawn,
        @Nullable String until,
        boolean ending,
        boolean over) {

    Set<Wanted.Standing> standings() {
        var standings = EnumSet.noneOf(Wanted.Standing.class);
        if (open != null) {
            standings.add(Wanted.Standing.valueOf(open.state().name()));
        }
        if (filed.live() == null) {
            standings.add(Wanted.Standing.NEVER);
        } else {
            standings.add(withdrawn ? Wanted.Standing.WITHDRAWN : over ? Wanted.Standing.OVER : Wanted.Standing.LIVE);
        }
        return standings;
    }

    /** For the page. */
    public String standing() {
        return standings().stream().map(Wanted.Standing::label).collect(Collectors.joining("，"));
    }
}
