/** Capabilities: the slots that hold them, how addresses find them, and which one was derived from which. */
@NullMarked
package org.saltyos.kernite.cap;

import org.jspecify.annotations.NullMarked;
