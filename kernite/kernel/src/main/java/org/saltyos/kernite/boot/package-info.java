/** The first moments: from the machine's memory to init with a capability to everything. */
@NullMarked
package org.saltyos.kernite.boot;

import org.jspecify.annotations.NullMarked;
