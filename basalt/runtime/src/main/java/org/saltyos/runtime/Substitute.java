package org.saltyos.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class whose static methods become the bodies of methods of a JDK class in the managed language: those of the same
 * name and parameters, where the receiver of an instance method is the first parameter, as {@code Object} if its class
 * cannot be named. On HotSpot the JDK's own methods run.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Substitute {
    /** The fully qualified name of the JDK class. */
    String value();
}
