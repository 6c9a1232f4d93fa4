/** A server that answers what it is asked: the example to read, and what IPC is tested and measured with. */
@NullMarked
package org.saltyos.echo;

import org.jspecify.annotations.NullMarked;
