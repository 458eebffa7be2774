/** The program: one jar, one command line; every direct sub-package is a module. */
@NullMarked
package yiciban.bot;

import org.jspecify.annotations.NullMarked;
