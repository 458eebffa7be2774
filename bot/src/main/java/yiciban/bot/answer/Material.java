package yiciban.bot.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 材料: one line of a checklist.
 *
 * @param name as its guide words it; of a paper that several items need the official name
 * @param provider who provides it
 * @param needs the items that need it, one or more
 */
public record Material(String name, Provider provider, List<Need> needs) {

    public Material {
        needs = List.copyOf(needs);
    }

    /**
     * 要它的事项: an item that needs a material.
     *
     * @param item its name
     * @param number its place in the life event from 1; 0 for a guide on the same matter that is no part of it
     * @param note what this item's guide says of handing it in, when others say something else
     */
    public record Need(String item, int number, @Nullable String note) {}
}
