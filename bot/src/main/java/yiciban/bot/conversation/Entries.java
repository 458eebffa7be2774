package yiciban.bot.conversation;

import java.util.Optional;

/** 条目 by name, for links to them. */
@FunctionalInterface
public interface Entries {

    /** The title of a published entry; empty when there is none of that id, which anybody may have made up. */
    Optional<String> title(String id);
}
