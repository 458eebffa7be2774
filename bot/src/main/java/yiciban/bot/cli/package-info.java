/** The command line: one class per verb. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "answer",
            "backup",
            "conversation",
            "imports",
            "knowledge",
            "operations",
            "review",
            "staff",
            "system",
            "telegram"
        })
package yiciban.bot.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
