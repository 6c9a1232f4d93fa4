package org.saltyos.lang.linear;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which rights a capability carries, as a type: {@code @Rights(READ) Endpoint}. A value goes where at most its rights
 * are needed, so rights only ever become fewer (SALT1006). Without the annotation a variable carries every right; a
 * receiver without it needs none.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE_USE)
public @interface Rights {
    /** A set of bits, for capabilities those of {@code org.saltyos.abi.Rights}. */
    int value();
}
