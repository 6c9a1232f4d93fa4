package org.saltyos.lang.sync;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that returns with a lock held that was not held before: the receiver, which is then a lock whose name is
 * the static final field it is read from, or the lock that is named here.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Acquires {
    /** The lock; empty: the receiver. */
    String value() default "";
}
