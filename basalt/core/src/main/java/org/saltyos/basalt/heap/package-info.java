/** The heap of servers that have one: its figures, and what the managed language asks of the system. */
@NullMarked
package org.saltyos.basalt.heap;

import org.jspecify.annotations.NullMarked;
