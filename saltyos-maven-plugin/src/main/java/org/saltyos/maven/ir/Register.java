package org.saltyos.maven.ir;

/**
 * A virtual register of one function.
 *
 * @param id unique in the function
 * @param type what it holds
 * @param variable whether it may be written more than once (a Java local or a stack slot that lives across blocks); the
 *     others are written exactly once, as a parameter or in a block that every use comes after
 */
public record Register(int id, IrType type, boolean variable) implements Operand {
    @Override
    public Kind kind() {
        return type.kind();
    }

    @Override
    public String toString() {
        return (variable ? "%v" : "%") + id;
    }
}
