package org.saltyos.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a class that takes the place of a JDK class in the managed language. On HotSpot the JDK's own class is used. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Replace {
    /** The fully qualified name of the JDK class. */
    String value();
}
