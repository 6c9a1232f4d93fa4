package org.saltyos.maven.frontend;

import org.objectweb.asm.Type;
import org.saltyos.maven.world.Method;

/** Where the lowering of a method reports what the method makes part of the image. */
public interface Sink {
    /** A direct call; returns the symbol to call. */
    String direct(Method target, Method from, int line);

    /** A call whose target depends on the receiver's class; returns the symbol of the dispatcher. */
    String dispatched(Method declared, Method from, int line);

    /** A test of an object's class; returns the symbol of a function from reference (not null) to 0 or 1. */
    String instanceTest(Type type);

    /**
     * A test whether a value (not null) may be stored into an array whose class is not the expected one; returns the symbol
     * of a function from array and value to 0 or 1.
     */
    String storeTest();

    /** Arrays of arrays; returns the symbol of a function from {@code dimensions} sizes, not negative, to the array. */
    String arrays(Type type, int dimensions);

    /** Something catches exceptions. */
    void catches();

    /** A call of assembly; returns the symbol. */
    String imported(Method declaration, String symbol);

    /** A use of an unsafe operation. */
    void unsafe(Method from, int line, String operation);
}
