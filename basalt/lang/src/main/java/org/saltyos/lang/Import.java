package org.saltyos.lang;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a static method whose native body is an assembly symbol; the Java body is the model that runs on HotSpot. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Import {
    /** The symbol that an assembly file of the module defines, called with the System V AMD64 convention. */
    String value();
}
