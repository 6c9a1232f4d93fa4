package org.saltyos.lang.sync;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a method, or every method of a class, runs with locks held: every caller must hold them (SALT1101). On an
 * exported method, and on one that assembly calls, it is a fact that the assembly provides.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Holds {
    /** The locks, named as in {@link GuardedBy}. */
    String[] value();
}
