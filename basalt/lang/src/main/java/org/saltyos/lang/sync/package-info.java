/** Locks, atomic cells and per-processor data, and the annotations that say which state they protect. */
@NullMarked
package org.saltyos.lang.sync;

import org.jspecify.annotations.NullMarked;
