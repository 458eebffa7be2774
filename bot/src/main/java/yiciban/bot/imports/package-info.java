/** Import and export: files of staff to records and back, read in a process of their own. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package yiciban.bot.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
