/** Messages between address spaces: what the generated stubs and dispatchers stand on. */
@NullMarked
package org.saltyos.basalt.ipc;

import org.jspecify.annotations.NullMarked;
