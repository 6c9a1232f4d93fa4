/** Programs on Linux: their start and end, their output, and the report of what goes wrong. */
@NullMarked
package org.saltyos.runtime.host;

import org.jspecify.annotations.NullMarked;
