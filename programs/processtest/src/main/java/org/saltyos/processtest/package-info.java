/** A program that is the first process of a test image and tries everything that processes can do. */
@NullMarked
package org.saltyos.processtest;

import org.jspecify.annotations.NullMarked;
