/** Builds, opens and searches the index: a query in, hits out, no Lucene type in between. */
@NullMarked
package yiciban.search;

import org.jspecify.annotations.NullMarked;
