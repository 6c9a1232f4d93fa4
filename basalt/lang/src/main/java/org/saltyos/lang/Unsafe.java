package org.saltyos.lang;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Permits raw memory and assembly inside one method (or one small class) and says why it is right. The build lists
 * every use with its reason in {@code target/saltyos/unsafe.json}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.CONSTRUCTOR})
public @interface Unsafe {
    /** Why the raw accesses inside are right: names the invariant that holds, not what the code does. */
    String because();
}
