/** A question becomes an answer: triage, search, composing; pure, no database, no channel. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package yiciban.bot.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
