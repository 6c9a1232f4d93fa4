/** What system calls mean when a server's class files run under JUnit on HotSpot. */
@NullMarked
package org.saltyos.basalt.host;

import org.jspecify.annotations.NullMarked;
