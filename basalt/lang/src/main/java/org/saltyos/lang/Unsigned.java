package org.saltyos.lang;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a struct field an unsigned number, for example {@code @Unsigned(2) int port()}. Setting a value that does not fit
 * is a failing assertion. Where the accessor type is as wide as the field ({@code @Unsigned(4) int},
 * {@code @Unsigned(8) long}), the highest bit would look like a sign: operators that mind it are then refused (SALT0210).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Unsigned {
    /** Storage size in bytes: 1, 2, 4 or 8; the value is zero-extended to the accessor type. */
    int value();
}
