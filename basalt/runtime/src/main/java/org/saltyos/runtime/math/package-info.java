/**
 * The functions of {@code StrictMath} that the JDK implements in C, with the same bits in every result: the algorithms of the
 * Freely Distributable Math Library (fdlibm) 5.3, which the specification of {@code StrictMath} names, written anew in Java.
 * The orders of operations and the coefficients are the library's; a change of either changes results.
 *
 * <p>Nothing here allocates: the static language of servers without a heap has these functions too. Where the C code takes a
 * double apart into a high and a low word, {@link org.saltyos.runtime.math.Words} does.
 *
 * <p>The coefficients are those of fdlibm: Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved. Developed
 * at SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is freely
 * granted, provided that this notice is preserved.
 */
@NullMarked
package org.saltyos.runtime.math;

import org.jspecify.annotations.NullMarked;
