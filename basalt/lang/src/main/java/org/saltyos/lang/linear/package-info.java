/** Values that must not be forgotten, copied or used twice: capability slots and the duty to answer. */
@NullMarked
package org.saltyos.lang.linear;

import org.jspecify.annotations.NullMarked;
