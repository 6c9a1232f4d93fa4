package org.saltyos.maven.frontend;

import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/** Where the lowering of a method reports what the method makes part of the image. */
public interface Sink {
    /** A direct call; returns the symbol to call. */
    String direct(Method target, Method from, int line);

    /** A call whose target depends on the receiver's class; returns the symbol of the dispatcher. */
    String dispatched(Method declared, Method from, int line);

    /** A test of an object's class; returns the symbol of a function from reference (not null) to 0 or 1. */
    String instanceTest(WorldClass type);

    /** A call of assembly; returns the symbol. */
    String imported(Method declaration, String symbol);

    /** A use of an unsafe operation. */
    void unsafe(Method from, int line, String operation);
}
