/** Text to vector, in process. */
@NullMarked
package yiciban.embedding;

import org.jspecify.annotations.NullMarked;
