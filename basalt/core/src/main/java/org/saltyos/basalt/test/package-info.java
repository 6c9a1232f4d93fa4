/** How tests inside the guest report: lines that the test harness turns into JUnit test cases. */
@NullMarked
package org.saltyos.basalt.test;

import org.jspecify.annotations.NullMarked;
