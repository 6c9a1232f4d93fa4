package org.saltyos.basalt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The manifest of a program that people and other programs start by name, on its main class. The image puts it into
 * {@code /bin}. A program is an ordinary process: it has memory, files and other processes, and no capability beside.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Program {
    /** Its file in {@code /bin}: lower-case letters, digits, hyphens, dots and underscores, at most 31 characters. */
    String name();

    /** Further names in {@code /bin} that lead to it; it learns from its argument 0 by which it was called. */
    String[] links() default {};

    /** Bytes of stack, rounded up to whole pages; pages that are not touched cost nothing. */
    int stack() default 65_536;

    /** Bytes of heap for the managed language; 0 for a program that makes no objects. */
    long heapBytes() default 0;

    /** Whether it uses float and double. */
    boolean floatingPoint() default false;

    /**
     * Services it calls directly, beside files and processes. The process manager hands out only those that its own
     * manifest delegates.
     */
    String[] needs() default {};
}
