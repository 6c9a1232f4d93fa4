/** Text output and input through the console server. */
@NullMarked
package org.saltyos.basalt.console;

import org.jspecify.annotations.NullMarked;
