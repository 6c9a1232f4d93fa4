/** The files of the boot archive, for servers that need {@code kernel.boot-archive}. */
@NullMarked
package org.saltyos.basalt.archive;

import org.jspecify.annotations.NullMarked;
