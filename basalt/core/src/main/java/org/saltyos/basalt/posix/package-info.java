/** What a program sees of the system: processes, their arguments and environment, clocks; no kernel word in it. */
@NullMarked
package org.saltyos.basalt.posix;

import org.jspecify.annotations.NullMarked;
