package org.saltyos.lang.sync;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives each processor a copy of its own of a static field. It is read and written only where the code cannot move to
 * another processor (SALT1103): in {@link NonPreemptible} methods and between {@link InterruptsOff} and
 * {@link InterruptsOn}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface PerCpu {}
