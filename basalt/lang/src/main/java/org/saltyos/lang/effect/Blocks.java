package org.saltyos.lang.effect;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a primitive that can wait for another thread, such as a system call that waits for a message. What calls it blocks
 * too; {@link NoBlock}, {@link Irq} and held locks forbid that.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Blocks {}
