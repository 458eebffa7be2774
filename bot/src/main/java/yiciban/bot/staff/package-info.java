/** Who works here: accounts, roles, login, sessions, the audit log, and the frame of the console. */
@NullMarked
@ApplicationModule(allowedDependencies = "system")
package yiciban.bot.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
