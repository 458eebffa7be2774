/** 报表: what citizens asked in a period and what became of it, in figures; on the page, as a file, and by month on paper. */
@NullMarked
@ApplicationModule(allowedDependencies = {"conversation", "imports", "knowledge", "staff", "system"})
package yiciban.bot.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
