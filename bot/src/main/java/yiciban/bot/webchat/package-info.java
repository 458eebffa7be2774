/** The web channel: the chat page, with and without JavaScript, and the JSON API. */
@NullMarked
@ApplicationModule(allowedDependencies = {"conversation", "answer", "system"})
package yiciban.bot.webchat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
