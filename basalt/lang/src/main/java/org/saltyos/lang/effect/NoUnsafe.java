package org.saltyos.lang.effect;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Promises that nothing the method calls, however deep, uses an unsafe operation. On a class it holds for every method of it. The build
 * follows every call of the closed world and prints the shortest path to a cause (SALT0901).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface NoUnsafe {}
