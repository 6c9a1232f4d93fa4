package org.saltyos.lang.sync;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a method, or every method of a class, runs where it cannot be interrupted or moved to another processor: with
 * interrupts off, or called by such code. Every caller must be such code too; on an exported method it is a fact that the
 * assembly provides.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface NonPreemptible {}
