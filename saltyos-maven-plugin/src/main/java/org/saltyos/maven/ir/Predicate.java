package org.saltyos.maven.ir;

/** Comparisons of two operands of one kind; references know only EQ and NE. The U forms are unsigned. */
public enum Predicate {
    EQ,
    NE,
    LT,
    GE,
    GT,
    LE,
    ULT,
    UGE,
    UGT,
    ULE
}
