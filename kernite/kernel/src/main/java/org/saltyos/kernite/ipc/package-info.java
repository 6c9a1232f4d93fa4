/** Messages between threads: endpoints, notifications, and replies. */
@NullMarked
package org.saltyos.kernite.ipc;

import org.jspecify.annotations.NullMarked;
