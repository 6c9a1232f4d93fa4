package org.saltyos.lang.sync;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares in which order locks are taken: while one is held, only later ones may be. The build checks it along every path
 * of calls (SALT1102). Locks that are never held together need no order.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface LockOrder {
    /** The locks, named as in {@link GuardedBy}, the first to take first. */
    String[] value();
}
