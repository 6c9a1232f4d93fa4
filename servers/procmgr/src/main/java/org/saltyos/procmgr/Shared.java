package org.saltyos.procmgr;

import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Startup;

/**
 * Mappings that processes share with their copies: each is an object of its own, which ends with its last user. Page n of it is
 * the page of that number in {@link Regions}. A mapping of a file, shared or not, has a number here too; {@link FileMappings}
 * knows more about it.
 */
final class Shared {
    /** Room for two mappings of every process, almost. */
    private static final int OBJECT_BITS = 15;

    /** By mapping: slot of the memory of its object, 0 for that of a file. */
    private static final int[] BLOCKS = new int[Slots.SHARED];

    /** By mapping: rows that show it, and its name; 0 for a free number. */
    private static final int[] USERS = new int[Slots.SHARED];

    /** By mapping: the first of the pages that only it has, 0 for one without a name. */
    private static final int[] FIRST = new int[Slots.SHARED];

    private static final int[] PAGES = new int[Slots.SHARED];

    private Shared() {}

    /**
     * Makes one, which has one user.
     *
     * @param first of the pages that only it has for all processes, 0 for none
     * @param pages of those
     * @throws KernelFault NOT_ENOUGH_MEMORY
     * @throws PosixFault ENOMEM, also when there are too many
     */
    static int make(int first, int pages) throws KernelFault, PosixFault {
        int number = free();
        BLOCKS[number] = Pieces.take(OBJECT_BITS);
        USERS[number] = 1;
        FIRST[number] = first;
        PAGES[number] = pages;
        new Untyped(BLOCKS[number])
                .retype(ObjectType.MEMORY_OBJECT, OBJECT_BITS, Startup.capabilities(), Slots.shared(number), 1);
        object(number).configure(Pool.pool(), ProgramLayout.MAPPING_PAGES);
        return number;
    }

    /**
     * Makes one of a file, which has one user; its object, if it has one of its own, is not there yet.
     *
     * @throws PosixFault ENOMEM when there are too many
     */
    static int makeOfFile() throws PosixFault {
        int number = free();
        USERS[number] = 1;
        FIRST[number] = 0;
        return number;
    }

    private static int free() throws PosixFault {
        for (int number = 0; number < Slots.SHARED; number++) {
            if (USERS[number] == 0) {
                return number;
            }
        }
        throw PosixFault.ENOMEM;
    }

    /** The first of the pages that only this mapping has; 0 if it has none, or there is no such mapping. */
    static int first(int number) {
        return USERS[number] == 0 ? 0 : FIRST[number];
    }

    /** How many pages it has for itself. */
    static int pages(int number) {
        return first(number) == 0 ? 0 : PAGES[number];
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
        if (USERS[number] != 0) {
            return;
        }
        if (BLOCKS[number] == 0) {
            FileMappings.end(number);
        } else {
            Pieces.give(BLOCKS[number], OBJECT_BITS);
            BLOCKS[number] = 0;
        }
    }
}
