/** Turns, the one inbound path all channels share, and what a channel must do. */
@NullMarked
@ApplicationModule(allowedDependencies = {"answer", "system"})
package yiciban.bot.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
