package org.saltyos.lang.effect;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the method runs in an interrupt handler, at a moment nobody chose. Nothing it calls may wait, allocate, or take
 * a lock that leaves interrupts on, because the code it interrupted may hold that very lock (SALT0908). A field that it
 * shares with other code needs a lock, an atomic cell or {@code volatile} (SALT1104).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Irq {}
