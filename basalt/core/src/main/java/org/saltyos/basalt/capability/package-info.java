/** Capabilities by kind: an address in this program's capability space, with the operations of the object behind it. */
@NullMarked
package org.saltyos.basalt.capability;

import org.jspecify.annotations.NullMarked;
