/** Telegram: updates come in by polling, replies go out as messages with buttons. */
@NullMarked
@ApplicationModule(allowedDependencies = {"conversation", "answer", "system"})
package yiciban.bot.telegram;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
