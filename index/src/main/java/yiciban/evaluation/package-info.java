/** Judgments, measures and the evaluate command: how good retrieval and confidence are, as numbers. */
@NullMarked
package yiciban.evaluation;

import org.jspecify.annotations.NullMarked;
