package org.saltyos.lang;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares raw memory with a fixed layout as an interface of accessors; its name ends in {@code Layout}. The annotation
 * processor generates {@code record X(long address)} from {@code XLayout}: an unboxed pointer that implements the
 * accessors, with {@code SIZE} and an offset constant for each field. Assembly files see the same offsets as
 * {@code X.field} and {@code X.SIZE}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Struct {
    /** Size in bytes. */
    int size();

    /** Alignment in bytes, a power of two; it divides {@link #size}. */
    int align() default 8;

    /** Whether every access is a volatile access of exactly the declared width, as device registers need. */
    boolean mmio() default false;

    /** Whether other programs read this memory too; every byte is then part of a declared field (SALT0209). */
    boolean abi() default false;
}
