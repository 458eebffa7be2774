/** What is on the disk when the power fails at any moment: {@code ./yiciban powerloss}. */
@NullMarked
package yiciban.bot.powerloss;

import org.jspecify.annotations.NullMarked;
