package org.saltyos.lang;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method without parameters that returns, natively, the address of an assembly or linker-script symbol
 * as a {@code long}; the Java body is the model that runs on HotSpot.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Symbol {
    /** The symbol whose address the method returns natively. */
    String value();
}
