package org.saltyos.basalt.ipc;

/** A record with an enum and a flag. */
public record Paint(Colour colour, int amount, boolean mixed) {}
