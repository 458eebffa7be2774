/** Cuts entries into passages: the smallest texts that can be found and quoted. */
@NullMarked
package yiciban.passage;

import org.jspecify.annotations.NullMarked;
