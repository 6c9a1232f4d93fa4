/** What a server with a heap is compiled with: the bodies of its figures, and what the managed language asks of the system. */
@NullMarked
package org.saltyos.basalt.heap;

import org.jspecify.annotations.NullMarked;
