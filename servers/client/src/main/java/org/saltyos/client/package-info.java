/** A program that calls the echo server from an address space of its own and checks every answer. */
@NullMarked
package org.saltyos.client;

import org.jspecify.annotations.NullMarked;
