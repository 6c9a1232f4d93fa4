/** What stands for classes and methods of the JDK that only a JVM can run. */
package org.saltyos.runtime.jdk;
