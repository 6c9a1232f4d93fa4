package org.saltyos.maven.llvm;

import java.util.List;
import java.util.SortedSet;

/**
 * What is left in an optimised module of checks, calls and loops, and from which source lines it came.
 *
 * @param traps failed checks and thrown bugs
 * @param calls of functions, inlined ones excepted
 * @param loops the innermost ones
 */
public record CodeFacts(List<Trap> traps, List<CallSite> calls, List<Loop> loops) {
    /** Copies the lists, so that the record is immutable. */
    public CodeFacts {
        traps = List.copyOf(traps);
        calls = List.copyOf(calls);
        loops = List.copyOf(loops);
    }

    /**
     * A place in the source.
     *
     * @param symbol of the function it was written in
     * @param file of that function
     */
    public record Place(String symbol, String file, int line) {}

    /**
     * A trap instruction.
     *
     * @param function that holds it in the machine code
     * @param kind of the panic
     * @param places where it was written, then the calls through which that was inlined, outwards
     * @param inLoop whether a loop leads straight to it
     */
    public record Trap(String function, int kind, List<Place> places, boolean inLoop) {}

    /** A call that is left. */
    public record CallSite(String function, String callee, List<Place> places) {}

    /**
     * An innermost loop.
     *
     * @param function that holds it
     * @param vector whether it works on vectors
     * @param places every place of every instruction in it
     * @param obstacles what may keep it from being vectorised: checks and calls, in words
     */
    public record Loop(String function, boolean vector, List<Place> places, SortedSet<String> obstacles) {}

    /** Whether a list of places has one in a function. */
    public static boolean passes(List<Place> places, String symbol) {
        return places.stream().anyMatch(place -> place.symbol().equals(symbol));
    }
}
