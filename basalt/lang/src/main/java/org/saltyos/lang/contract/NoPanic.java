package org.saltyos.lang.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Nothing this method does can end in a panic: no check, assertion or thrown bug is left in its machine code, nor in
 * anything it calls. What is left is an error with the calls that lead there (SALT0704).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface NoPanic {}
