package org.saltyos.maven.link;

import java.util.Optional;
import org.saltyos.maven.elf.LineRow;

/** How a call in a host program ended. */
public sealed interface HostOutcome {
    /**
     * It returned.
     *
     * @param bits the result register; for an {@code int} or {@code float} only the low 32 bits mean something
     */
    record Value(long bits) implements HostOutcome {}

    /**
     * It stopped at an instruction.
     *
     * @param kind the panic kind of a failed check, 0 for another fault
     * @param signal the number of the Linux signal
     * @param address of the instruction
     * @param line the source line of the instruction, if known
     */
    record Trap(int kind, int signal, long address, Optional<LineRow> line) implements HostOutcome {}
}
