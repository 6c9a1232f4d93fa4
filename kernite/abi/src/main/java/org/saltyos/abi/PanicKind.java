package org.saltyos.abi;

import org.saltyos.lang.AssemblyConstants;

/**
 * Which check of a compiled Java program failed. The compiler puts the number into the instruction
 * {@code ud1 kind(%eax), %eax} (bytes 67 0f b9 40 kind).
 */
@AssemblyConstants
public final class PanicKind {
    /** A reference or an address was null. */
    public static final int NULL = 1;

    /** An array index was out of range. */
    public static final int ARRAY_INDEX = 2;

    /** An integer division by zero. */
    public static final int DIVISION_BY_ZERO = 3;

    /** A cast to the wrong class. */
    public static final int CLASS_CAST = 4;

    /** An {@code assert} did not hold. */
    public static final int ASSERTION = 5;

    /** An element of the wrong class was stored into an array. */
    public static final int ARRAY_STORE = 6;

    /** A size was negative. */
    public static final int NEGATIVE_SIZE = 7;

    /** An unchecked exception was thrown. */
    public static final int THROWN = 8;

    /** Control reached a place that cannot be reached. */
    public static final int UNREACHABLE = 9;

    /** Stack or heap is used up. */
    public static final int EXHAUSTED = 10;

    /** A string index was out of range. */
    public static final int STRING_INDEX = 11;

    /** One more than the highest number. */
    public static final int COUNT = 12;

    private PanicKind() {}
}
