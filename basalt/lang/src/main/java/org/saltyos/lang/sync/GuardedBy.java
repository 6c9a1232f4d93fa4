package org.saltyos.lang.sync;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which lock protects a field: it is read and written only where that lock is held (SALT1101).
 *
 * <p>A lock's name is the name of the static final field that holds it: {@code "LOCK"} in the same class,
 * {@code "Locks.TABLE"} elsewhere. A name without such a field stands for mutual exclusion that something outside Java
 * provides, and only {@link Holds} can claim it: {@code "KERNEL"} for code that runs with interrupts off on the one
 * processor.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GuardedBy {
    /** The lock. */
    String value();
}
