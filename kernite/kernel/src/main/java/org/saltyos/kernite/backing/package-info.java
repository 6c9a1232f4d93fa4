/** What lies behind ranges of address spaces: memory objects, the pools they take pages from, and where they are mapped. */
@NullMarked
package org.saltyos.kernite.backing;

import org.jspecify.annotations.NullMarked;
