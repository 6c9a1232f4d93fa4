package org.saltyos.procmgr;

import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Startup;

/**
 * Mappings that processes share with their copies: each is an object of its own, which ends with its last user. Page n
 * of it is the page of that number in {@link Regions}.
 */
final class Shared {
    /** Room for two mappings of every process, almost. */
    private static final int OBJECT_BITS = 15;

    /** By mapping: slot of the memory of its object, 0 for a free number. */
    private static final int[] BLOCKS = new int[Slots.SHARED];

    private static final int[] USERS = new int[Slots.SHARED];

    private Shared() {}

    /**
     * Makes one, which has one user.
     *
     * @throws KernelFault NOT_ENOUGH_MEMORY
     * @throws PosixFault ENOMEM, also when there are too many
     */
    static int make() throws KernelFault, PosixFault {
        int number = 0;
        while (number < Slots.SHARED && BLOCKS[number] != 0) {
            number++;
        }
        if (number == Slots.SHARED) {
            throw PosixFault.ENOMEM;
        }
        BLOCKS[number] = Pieces.take(OBJECT_BITS);
        USERS[number] = 1;
        new Untyped(BLOCKS[number])
                .retype(ObjectType.MEMORY_OBJECT, OBJECT_BITS, Startup.capabilities(), Slots.shared(number), 1);
        object(number).configure(Pool.pool(), ProgramLayout.MAPPING_PAGES);
        return number;
    }

    static MemoryObject object(int number) {
        return new MemoryObject(Slots.shared(number));
    }

    /** A copy of a process, or a further part of it, uses it too. */
    static void enter(int number) {
        USERS[number]++;
    }

    /** A user less; the last one takes it along. */
    static void leave(int number) {
        USERS[number]--;
        if (USERS[number] == 0) {
            Pieces.give(BLOCKS[number], OBJECT_BITS);
            BLOCKS[number] = 0;
        }
    }
}
