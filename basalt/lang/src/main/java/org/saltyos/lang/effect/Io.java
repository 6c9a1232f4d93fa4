package org.saltyos.lang.effect;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a primitive that touches a device and is no {@link org.saltyos.lang.memory.Mmio} access or port instruction the
 * compiler knows, for example one written in assembly.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Io {}
