/**
 * The heap of programs that allocate, and its collector. Written without a heap of its own: static methods over raw
 * memory, so that the same class files run on HotSpot over simulated memory.
 */
@NullMarked
package org.saltyos.runtime.heap;

import org.jspecify.annotations.NullMarked;
