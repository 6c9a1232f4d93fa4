package org.saltyos.lang;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a static method its native body as inline assembly; the Java body is the model that runs on HotSpot.
 *
 * <p>Operand sizes follow the Java types: {@code byte} is 8 bits wide, {@code short} 16, {@code int} 32, {@code long}
 * 64. A record result takes one output constraint for each of its components. Calls are unsafe: they are allowed only
 * in methods annotated {@link Unsafe}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Asm {
    /** The instructions, AT&T syntax, operands written as the registers that {@link #in} and {@link #out} name. */
    String code();

    /** One LLVM output constraint per returned component, for example {@code "={eax}"}; empty for {@code void}. */
    String[] out() default {};

    /** One LLVM input constraint per parameter, for example {@code "{dx}"} or {@code "r"}. */
    String[] in() default {};

    /** Registers and state the code changes beside its outputs, for example {@code "memory"}. */
    String[] clobber() default {"memory"};

    /** Whether equal inputs give equal outputs and nothing else is touched, so that calls may be merged or dropped. */
    boolean pure() default false;
}
