/** Tests of what stands in for methods of the JDK. */
@org.jspecify.annotations.NullMarked
package org.saltyos.runtime.jdk;
