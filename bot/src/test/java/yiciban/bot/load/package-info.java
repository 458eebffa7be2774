/** How much the real program bears: {@code ./yiciban load}. */
@NullMarked
package yiciban.bot.load;

import org.jspecify.annotations.NullMarked;
