/** The office's own files: words, thresholds and weights. */
@NullMarked
package yiciban.config;

import org.jspecify.annotations.NullMarked;
