/** Tests of start, end and reports on HotSpot, over simulated memory. */
@NullMarked
package org.saltyos.runtime.host;

import org.jspecify.annotations.NullMarked;
