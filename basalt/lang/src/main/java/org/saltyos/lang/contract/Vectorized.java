package org.saltyos.lang.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each innermost loop of this method works on several elements at once in the machine code. A loop that stayed scalar is an
 * error that says what is in its way (SALT1201). The profiles kernel and server have no vector registers.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Vectorized {}
