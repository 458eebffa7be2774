package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A message to be put in the outbox.
 *
 * @param answers number of the citizen's message that it answers
 */
record Draft(
        String method,
        ObjectNode body,
        @Nullable String plain,
        @Nullable Long answers) {}
