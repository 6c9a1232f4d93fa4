package org.saltyos.echo;

/**
 * The result of a division.
 *
 * @param value rounded towards zero
 * @param remainder has the dividend's sign
 * @param exact whether the remainder is zero
 */
public record Quotient(long value, long remainder, boolean exact) {}
