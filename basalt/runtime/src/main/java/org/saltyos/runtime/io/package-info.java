/** What stands for classes of {@code java.io} in programs on Linux. */
@NullMarked
package org.saltyos.runtime.io;

import org.jspecify.annotations.NullMarked;
