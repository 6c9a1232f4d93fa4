package org.saltyos.lang.linear;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the method takes a {@link Linear} or {@link Affine} argument over, which is what happens without an annotation
 * too. On a method of the type itself it says that the method ends the value it is called on; without it the receiver is
 * only borrowed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.METHOD})
public @interface Own {}
