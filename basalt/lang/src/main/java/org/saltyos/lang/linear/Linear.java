package org.saltyos.lang.linear;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that every value of a record or class stands for one thing outside the program that must not be forgotten, such as a
 * capability slot or the duty to answer a caller. On every path, also one that a fault takes, the value is given away
 * exactly once: passed to an {@link Own} parameter, returned, or ended by an {@link Own} method of its own type.
 *
 * <p>Using it afterwards is SALT1001, forgetting it SALT1002, copying it SALT1003, putting it where it is not followed
 * SALT1004. Only the type's own methods and {@link CapTable} methods make values of it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Linear {
    /** Whether it is the duty to answer a caller: mistakes are then SALT1007 and say so. */
    boolean reply() default false;
}
