/**
 * Floating point in integer arithmetic, for servers with a heap whose threads have no floating-point registers: what LLVM calls
 * by fixed names when the processor must not compute. Numbers travel as their bits (IEEE 754 binary32 and binary64); rounding
 * is to the nearest, ties to even, as Java wants it. The methods follow John Hauser's Berkeley SoftFloat 3.
 */
@NullMarked
package org.saltyos.runtime.software;

import org.jspecify.annotations.NullMarked;
