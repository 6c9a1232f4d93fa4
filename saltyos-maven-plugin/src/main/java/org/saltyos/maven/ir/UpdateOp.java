package org.saltyos.maven.ir;

/** What an atomic update does with the old value and its operand. */
public enum UpdateOp {
    /** The operand itself. */
    SET,
    ADD,
    AND,
    OR,
    XOR
}
