/** The server that owns the serial port. */
@NullMarked
package org.saltyos.console;

import org.jspecify.annotations.NullMarked;
