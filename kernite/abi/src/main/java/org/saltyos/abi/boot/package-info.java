/** What lies in memory when the kernel starts: the boot archive, flattened programs, and the table of servers. */
@NullMarked
package org.saltyos.abi.boot;

import org.jspecify.annotations.NullMarked;
