/** Exceptions of user threads as messages to their handlers. */
@NullMarked
package org.saltyos.kernite.fault;

import org.jspecify.annotations.NullMarked;
