package org.saltyos.procmgr;

import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.RegisterFile;
import org.saltyos.basalt.capability.Tcb;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.KernelFault;

/** Makes a copy of a process that waits for the answer to its fork: memory shared until written to, registers copied. */
final class Copies {
    /** Words of a register file that travel in registers. */
    private static final int IN_REGISTERS = 4;

    /** Words that one call for floating-point registers moves. */
    private static final int FLOATING_STEP = 64;

    private static final long[] REGISTERS = new long[RegisterFile.COUNT];
    private static final long[] FLOATING = new long[FLOATING_STEP];

    private Copies() {}

    /**
     * Makes {@code copy} what {@code original} is.
     *
     * @throws PosixFault ENOMEM; nothing is left then
     */
    static void copy(Process original, Process copy) throws PosixFault {
        Kept program = Programs.kept(original.program());
        Pool.require(Pool.START_PAGES);
        Spaces.requireExchange();
        try {
            Spaces.make(copy, program, Slots.of(original.place(), Slots.MEMORY));
            Mappings.copy(original, copy);
            Spaces.prepareThread(copy, program.image());
            // The startup page is the original's, so the services have to be in the same slots.
            Services.grant(copy.place(), program.image().needs());
            Tcb from = Spaces.thread(original.place());
            Tcb to = Spaces.thread(copy.place());
            if (program.image().floatingPoint()) {
                copyFloatingPoint(from, to);
            }
            copyRegisters(from, to);
        } catch (KernelFault fault) {
            Spaces.take(copy);
            throw Pieces.refused(fault);
        } catch (PosixFault fault) {
            Spaces.take(copy);
            throw fault;
        }
        Programs.enter(program);
        copy.program(original.program());
        copy.name(original.name0(), original.name1());
    }

    /** The copy goes on behind the system call, with the answer of fork: 0. */
    private static void copyRegisters(Tcb from, Tcb to) throws KernelFault {
        Answer answer = from.readRegisters();
        REGISTERS[0] = answer.word0();
        REGISTERS[1] = answer.word1();
        REGISTERS[2] = answer.word2();
        for (int i = IN_REGISTERS; i < RegisterFile.COUNT; i++) {
            REGISTERS[i] = Ipc.word(i);
        }
        REGISTERS[RegisterFile.RDI] = 0;
        REGISTERS[RegisterFile.RSI] = MessageInfo.of(0, 1).bits();
        REGISTERS[RegisterFile.RDX] = 0;
        REGISTERS[RegisterFile.RAX] = 0;
        for (int i = RegisterFile.RDI; i < RegisterFile.COUNT; i++) {
            Ipc.putWord(i + 1, REGISTERS[i]);
        }
        to.startWith(REGISTERS[0], REGISTERS[1], REGISTERS[2]);
    }

    /** Copies the state in steps until the kernel says that it ends. */
    private static void copyFloatingPoint(Tcb from, Tcb to) throws KernelFault {
        int first = 0;
        int count = FLOATING_STEP;
        while (count == FLOATING_STEP) {
            Answer answer = from.readFloatingPoint(first);
            count = Math.min(FLOATING_STEP, answer.info().length());
            FLOATING[0] = answer.word0();
            FLOATING[1] = answer.word1();
            FLOATING[2] = answer.word2();
            FLOATING[3] = answer.word3();
            for (int i = IN_REGISTERS; i < count; i++) {
                FLOATING[i] = Ipc.word(i);
            }
            for (int i = IN_REGISTERS - 1; i < count; i++) {
                Ipc.putWord(i + 1, FLOATING[i]);
            }
            to.writeFloatingPoint(first, count, FLOATING[0], FLOATING[1], FLOATING[2]);
            first += count;
        }
    }
}
