package org.saltyos.lang;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a method, or every method of a class, runs seldom: once, when something went wrong, or when something is set
 * up or taken down. It is compiled to be small rather than fast, and calls to it are taken to be unlikely.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Cold {}
