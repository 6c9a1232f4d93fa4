/** The process manager: makes processes out of programs, copies them, waits for them, and takes everything back. */
@NullMarked
package org.saltyos.procmgr;

import org.jspecify.annotations.NullMarked;
