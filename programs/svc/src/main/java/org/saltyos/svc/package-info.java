/** The command that shows the servers of the system, ends them and starts them again. */
@NullMarked
package org.saltyos.svc;

import org.jspecify.annotations.NullMarked;
