/** Runs guests in QEMU: finds it, builds its command, owns its process, and judges how the guest ended. */
@NullMarked
package org.saltyos.maven.qemu;

import org.jspecify.annotations.NullMarked;
