/** Compares what methods promise about their machine code with what the optimiser left. */
@NullMarked
package org.saltyos.maven.contract;

import org.jspecify.annotations.NullMarked;
