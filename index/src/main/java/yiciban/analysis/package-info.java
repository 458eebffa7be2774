/** Chinese text to terms: normalising, words, bigrams, sounds, synonyms; pure functions over text. */
@NullMarked
package yiciban.analysis;

import org.jspecify.annotations.NullMarked;
