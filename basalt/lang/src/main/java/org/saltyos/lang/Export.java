package org.saltyos.lang;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a static method a symbol that assembly can call with the System V AMD64 convention. Exported methods are the
 * roots of what becomes part of the image. Parameters are {@code int}, {@code long} or records of one such component;
 * the result is {@code void}, {@code int}, {@code long} or a record of at most two of them (rax, rdx).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Export {
    /** The symbol, unique in the image. */
    String value();
}
