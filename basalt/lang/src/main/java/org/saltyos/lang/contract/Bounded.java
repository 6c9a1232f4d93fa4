package org.saltyos.lang.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each loop of this method, and of everything it calls, has a bound that the build can prove: a counter that changes by a
 * constant and is compared with something whose range is known, or a value that shrinks to 0. A loop without one is an error
 * (SALT0904); {@code Math.min(n, 64)} as its limit is the usual way to give it one.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Bounded {}
