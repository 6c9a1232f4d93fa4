/** Tests of the heap on HotSpot, over simulated memory. */
@NullMarked
package org.saltyos.runtime.heap;

import org.jspecify.annotations.NullMarked;
