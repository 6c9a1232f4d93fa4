/** What init tells about the servers it watches over, and does with them on request. */
@NullMarked
package org.saltyos.basalt.servers;

import org.jspecify.annotations.NullMarked;
