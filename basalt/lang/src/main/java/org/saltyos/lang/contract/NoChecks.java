package org.saltyos.lang.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * No check of this method is left in the machine code: of array indexes, null, divisors and casts, also of code inlined into
 * it. What is left is an error with its line (SALT1202). Methods it calls without inlining count for themselves.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface NoChecks {}
