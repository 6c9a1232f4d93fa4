/** Tests that boot a system in QEMU: {@code @QemuTest} on a JUnit test, and the booted {@code Guest} as its parameter. */
@NullMarked
package org.saltyos.test;

import org.jspecify.annotations.NullMarked;
