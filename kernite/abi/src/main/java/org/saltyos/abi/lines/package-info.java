/** From instruction addresses to Java source lines, for panics in the kernel and for init's fault reports. */
@NullMarked
package org.saltyos.abi.lines;

import org.jspecify.annotations.NullMarked;
