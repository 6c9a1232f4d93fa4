package org.saltyos.lang.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The machine code of this method is at most this large, with what is inlined into it (SALT1203).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MaxCode {
    /** Bytes, 1 to 2^31 - 1. */
    int value();
}
