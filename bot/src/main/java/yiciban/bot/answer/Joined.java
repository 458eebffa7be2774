package yiciban.bot.answer;

import java.util.List;
import yiciban.catalog.Facet;
import yiciban.catalog.ServiceItem;

/**
 * 单项: one item that a life event joins, with what may be quoted about it.
 *
 * @param number its place from 1
 * @param name as the source of the life event has it
 * @param guides none when nothing is known; several when it depends on who applies which of them fits
 */
public record Joined(int number, String name, List<ServiceItem> guides) {

    public Joined {
        guides = List.copyOf(guides);
    }

    /** Whether it depends on who applies what is needed. */
    public boolean depends() {
        return guides.size() > 1;
    }

    /** Whether a guide says anything of the facet. */
    boolean knows(Facet facet) {
        return guides.stream().anyMatch(guide -> !FacetLines.of(guide, facet).isEmpty());
    }
}
