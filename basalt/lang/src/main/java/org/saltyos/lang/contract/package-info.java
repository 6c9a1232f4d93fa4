/** Promises about the machine code of a method; a build that cannot keep one fails and says why. */
@NullMarked
package org.saltyos.lang.contract;

import org.jspecify.annotations.NullMarked;
