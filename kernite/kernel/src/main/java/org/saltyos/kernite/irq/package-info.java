/** Interrupts and I/O ports as objects that user space holds capabilities to. */
@NullMarked
package org.saltyos.kernite.irq;

import org.jspecify.annotations.NullMarked;
