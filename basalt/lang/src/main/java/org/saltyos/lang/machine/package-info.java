/** The simulated machine: what raw memory, ports and registers mean when the class files run on HotSpot. */
@NullMarked
package org.saltyos.lang.machine;

import org.jspecify.annotations.NullMarked;
