package org.saltyos.maven.ir;

import java.util.List;

/**
 * A straight run of instructions, ended by one terminator.
 *
 * @param id its name in the function; the first block of a function is its entry and no jump leads there
 */
public record Block(Id id, List<Instruction> instructions, Instruction.Terminator terminator) {
    public Block {
        instructions = List.copyOf(instructions);
    }

    /** The number of a block in its function. */
    public record Id(int number) {
        @Override
        public String toString() {
            return "b" + number;
        }
    }
}
