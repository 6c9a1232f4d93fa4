package org.saltyos.basalt.ipc;

/** A record of values that are narrower than a word, but for one: 28 bytes that travel in four words. */
public record Narrow(
        byte tiny, int number, Colour colour, short small, long large, char unit, int last, boolean flag, int end) {}
