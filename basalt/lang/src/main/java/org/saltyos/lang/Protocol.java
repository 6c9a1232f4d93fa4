package org.saltyos.lang;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares what one server offers to others as an interface. The annotation processor generates from {@code X} the record
 * {@code XClient}, whose methods send a message and wait for the answer, and the class {@code XDispatcher}, which calls an
 * implementation of {@code X} for every message that arrives.
 *
 * <p>Parameters and results are integral primitives, {@code boolean}, and records of such components; a parameter may
 * also be {@code org.saltyos.basalt.ipc.Bytes}. Every method declares {@code org.saltyos.basalt.ipc.RemoteFault}, because
 * a call into another address space can always fail, and may declare faults of its own. Methods are numbered in the order
 * of their declaration, so a new one goes to the end; any other change needs a new version.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Protocol {
    /** Version of the protocol, 1 to 255; a client and a server of different versions refuse each other. */
    int version();
}
