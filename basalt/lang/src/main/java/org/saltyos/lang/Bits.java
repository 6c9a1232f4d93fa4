package org.saltyos.lang;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a struct field a group of bits inside its storage. The value is zero-extended, or sign-extended if it is
 * {@link #signed}. Setting a value that does not fit is a failing assertion.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Bits {
    /** Lowest bit inside the field. */
    int lsb();

    /** Number of bits. */
    int width();

    /** Storage size in bytes that is read and written: 1, 2, 4 or 8. */
    int storage() default 8;

    /** Whether the highest bit of the group is its sign. */
    boolean signed() default false;
}
