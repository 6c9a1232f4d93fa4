/** The boot log, and the panic screen with Java lines. */
@NullMarked
package org.saltyos.kernite.debug;

import org.jspecify.annotations.NullMarked;
