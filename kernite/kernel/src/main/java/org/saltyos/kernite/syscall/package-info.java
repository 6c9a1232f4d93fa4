/** System calls: from the registers of a thread to the operation on an object, and back. One class per object. */
@NullMarked
package org.saltyos.kernite.syscall;

import org.jspecify.annotations.NullMarked;
