package org.saltyos.lang.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The stack frame of the machine code of this method is at most this large (SALT1203).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MaxFrame {
    /** Bytes, 0 to 2^31 - 1, without the return address that a call pushes. */
    int value();
}
