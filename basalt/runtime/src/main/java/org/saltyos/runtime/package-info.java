/** What the compiler sends calls to by itself, and the annotations by which classes stand in for those of the JDK. */
@org.jspecify.annotations.NullMarked
package org.saltyos.runtime;
