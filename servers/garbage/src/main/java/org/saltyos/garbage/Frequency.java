package org.saltyos.garbage;

/**
 * A word by its length and its first letter, and how often it was counted.
 *
 * @param length of the word
 * @param first its first letter
 * @param count how often it was counted
 */
public record Frequency(int length, char first, int count) {}
