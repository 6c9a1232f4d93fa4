/** Threads: their states, registers and bindings. */
@NullMarked
package org.saltyos.kernite.thread;

import org.jspecify.annotations.NullMarked;
