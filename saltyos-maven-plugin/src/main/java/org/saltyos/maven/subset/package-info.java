/** The rules that need a whole method or the whole image: effects, locks, linear values, initialisation, dispatch. */
@NullMarked
package org.saltyos.maven.subset;

import org.jspecify.annotations.NullMarked;
