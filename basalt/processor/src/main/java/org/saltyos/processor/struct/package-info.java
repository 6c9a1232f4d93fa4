/** Structs: reads a layout interface, checks it, and writes the record that implements it over an address. */
@NullMarked
package org.saltyos.processor.struct;

import org.jspecify.annotations.NullMarked;
