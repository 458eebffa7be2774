package yiciban.bot.conversation;

import java.util.Optional;
import yiciban.bot.answer.Checklist;

/** 材料清单 of the life events that may be quoted today, from the content that also answers. */
@FunctionalInterface
public interface ChecklistsToday {

    /** The checklist of the life event with this id; of anything else there is none. */
    Optional<Checklist> find(String id);
}
