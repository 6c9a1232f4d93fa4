/** From bytecode to IR: types and nullness by data flow, then one class for each family of instructions. */
@NullMarked
package org.saltyos.maven.frontend;

import org.jspecify.annotations.NullMarked;
