/** What stands for classes and methods of the JDK that only a JVM can run; like the JDK it says nothing about null. */
@NullUnmarked
package org.saltyos.runtime.jdk;

import org.jspecify.annotations.NullUnmarked;
