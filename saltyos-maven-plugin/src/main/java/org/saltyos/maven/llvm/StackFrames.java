package org.saltyos.maven.llvm;

import java.util.SortedMap;
import java.util.SortedSet;

/**
 * How much stack each compiled function takes and whom it calls, after optimisation.
 *
 * @param functions by symbol
 */
public record StackFrames(SortedMap<String, Frame> functions) {
    /**
     * One function.
     *
     * @param bytes its frame, without the return address that its caller pushes
     * @param calls the symbols it calls, in this module or outside
     * @param exported whether assembly may call it
     */
    public record Frame(long bytes, SortedSet<String> calls, boolean exported) {}
}
