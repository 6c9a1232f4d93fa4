/** The error numbers of POSIX, as faults of protocols. */
@NullMarked
package org.saltyos.basalt.errno;

import org.jspecify.annotations.NullMarked;
