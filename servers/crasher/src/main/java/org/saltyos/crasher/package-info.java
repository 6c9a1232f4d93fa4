/** A program that faults on purpose, so that the report of a fault can be tested. */
@NullMarked
package org.saltyos.crasher;

import org.jspecify.annotations.NullMarked;
