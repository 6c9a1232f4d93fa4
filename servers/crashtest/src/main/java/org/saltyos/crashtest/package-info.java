/** A program that makes the crasher fault in every way and shows that the other servers keep answering. */
@NullMarked
package org.saltyos.crashtest;

import org.jspecify.annotations.NullMarked;
