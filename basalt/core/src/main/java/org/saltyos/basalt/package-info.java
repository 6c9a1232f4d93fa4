/** Basalt, the system library: what programs and servers use instead of system calls. */
@NullMarked
package org.saltyos.basalt;

import org.jspecify.annotations.NullMarked;
