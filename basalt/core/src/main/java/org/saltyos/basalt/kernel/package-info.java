/** System calls as Java methods, and the faults they answer with. */
@NullMarked
package org.saltyos.basalt.kernel;

import org.jspecify.annotations.NullMarked;
