package org.saltyos.lang;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a struct field an unsigned number narrower than its accessor type, for example {@code @Unsigned(2) int port()}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Unsigned {
    /** Storage size in bytes: 1, 2 or 4; the accessor type is wider and the value is zero-extended. */
    int value();
}
