package org.saltyos.lang.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call of this method takes at most this many instructions of the compiler's intermediate code, on its dearest path and with
 * everything it calls; all loops need a bound that the build can prove (SALT0907). A step is near a machine instruction, so
 * this limits how long interrupts or a lock are held.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MaxSteps {
    /** Instructions, 1 to 2^31 - 1. */
    int value();
}
