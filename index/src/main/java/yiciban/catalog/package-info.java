/** What the government offers: entries of five kinds, read from the reviewable text under {@code seeds/}. */
@NullMarked
package yiciban.catalog;

import org.jspecify.annotations.NullMarked;
