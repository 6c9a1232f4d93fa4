/** What programs, the process manager and the file server say to each other about processes. */
@NullMarked
package org.saltyos.basalt.process;

import org.jspecify.annotations.NullMarked;
