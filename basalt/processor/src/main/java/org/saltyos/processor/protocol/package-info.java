/** Protocols: reads an interface, checks it, and writes the client stub and the server's dispatcher. */
@NullMarked
package org.saltyos.processor.protocol;

import org.jspecify.annotations.NullMarked;
