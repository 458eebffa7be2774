/** What every module stands on: clock, data source, limits, masking. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package yiciban.bot.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
