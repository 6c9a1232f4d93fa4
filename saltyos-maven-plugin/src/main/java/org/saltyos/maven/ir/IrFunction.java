package org.saltyos.maven.ir;

import java.util.List;
import java.util.Set;

/**
 * A function with a body.
 *
 * @param symbol its name in the object file, unique in the module
 * @param displayName what people call it: {@code Class.method}
 * @param sourceFile path of its source file relative to a source root, for debug information
 * @param line where it starts
 * @param parameters registers that hold the arguments, not variable
 * @param results types of the returned values: none, one, or several (returned as an LLVM structure); a method that can
 *     throw a fault has one more, the last, a nullable reference to the fault
 * @param blocks the first is the entry
 * @param locals the variables of the source, for debuggers; they are no part of the text
 */
public record IrFunction(
        String symbol,
        String displayName,
        String sourceFile,
        int line,
        List<Register> parameters,
        List<IrType> results,
        List<Block> blocks,
        Set<Attribute> attributes,
        List<LocalVariable> locals) {
    public IrFunction {
        locals = List.copyOf(locals);
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
        blocks = List.copyOf(blocks);
        attributes = Set.copyOf(attributes);
    }

    /** A function whose variables no debugger knows. */
    public IrFunction(
            String symbol,
            String displayName,
            String sourceFile,
            int line,
            List<Register> parameters,
            List<IrType> results,
            List<Block> blocks,
            Set<Attribute> attributes) {
        this(symbol, displayName, sourceFile, line, parameters, results, blocks, attributes, List.of());
    }

    /** The same function as text has it. */
    public IrFunction withoutLocals() {
        return new IrFunction(symbol, displayName, sourceFile, line, parameters, results, blocks, attributes);
    }

    /** What a function promises or asks for. */
    public enum Attribute {
        /** Assembly calls it: external, kept, C calling convention. */
        EXPORTED,
        /** Inline at every call. */
        INLINE,
        /** Never inline. */
        NOINLINE,
        /** Hardly ever runs: small rather than fast. */
        COLD
    }
}
