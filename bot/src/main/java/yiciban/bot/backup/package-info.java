/** 备份: everything the database holds in one file, whichever database it is, and back into an empty one. */
@NullMarked
@ApplicationModule(allowedDependencies = "system")
package yiciban.bot.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
