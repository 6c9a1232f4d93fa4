/** Tests of the streams on HotSpot. */
@NullMarked
package org.saltyos.runtime.io;

import org.jspecify.annotations.NullMarked;
