/** A server with a heap that makes much garbage, keeps some things, and fails in every way on request. */
@NullMarked
package org.saltyos.garbage;

import org.jspecify.annotations.NullMarked;
