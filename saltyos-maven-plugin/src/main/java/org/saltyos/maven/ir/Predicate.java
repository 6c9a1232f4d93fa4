package org.saltyos.maven.ir;

/**
 * Comparisons of two operands of one kind; references know only EQ and NE. The U forms are unsigned. Between floating-point
 * numbers, if either is NaN, the U forms and NE hold, and the others do not.
 */
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
    ULE;

    /** The predicate that holds exactly when this one does not. */
    public Predicate negated() {
        return switch (this) {
            case EQ -> NE;
            case NE -> EQ;
            case LT -> GE;
            case GE -> LT;
            case GT -> LE;
            case LE -> GT;
            case ULT -> UGE;
            case UGE -> ULT;
            case UGT -> ULE;
            case ULE -> UGT;
        };
    }
}
