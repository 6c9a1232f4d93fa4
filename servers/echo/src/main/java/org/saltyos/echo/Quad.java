package org.saltyos.echo;

/** Four numbers. */
public record Quad(long first, long second, long third, long fourth) {}
