/** The guest's test of servers with a heap. */
@NullMarked
package org.saltyos.garbagetest;

import org.jspecify.annotations.NullMarked;
