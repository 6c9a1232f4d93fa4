package org.saltyos.fuzz;

import org.saltyos.abi.InitLayout;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Signatures;

/** Random arguments of system calls. */
final class RandomArguments {
    /** Bits of a whole capability address. */
    static final int DEPTH = 64;

    private static final long KERNEL_HALF_LESS_ONE = 0x7fff_ffff_ffffL;

    /** Where programs begin. */
    private static final long PROGRAM = 0x40_0000;

    private static final int CHOICES = 7;

    private RandomArguments() {}

    /** An argument of a kind of {@link Signatures}. */
    static long of(Dice dice, int kind) {
        return switch (kind) {
            case Signatures.DESTINATION, Signatures.SOURCE, Signatures.TAKEN, Signatures.PAGES, Signatures.PORT ->
                slot(dice);
            case Signatures.OPTIONS -> DEPTH | DEPTH << 8 | (long) (dice.below(2) == 0 ? 31 : dice.below(32)) << 16;
            case Signatures.BADGE, Signatures.WORD, Signatures.NANOSECONDS -> dice.below(4);
            case Signatures.DEPTH -> DEPTH;
            case Signatures.TYPE -> dice.below(5) == 0 ? ObjectType.MEMORY_POOL + dice.below(2) : dice.below(9);
            case Signatures.SIZE -> dice.below(3) == 0 ? 4 + dice.below(10) : 12 - 8L * dice.below(2);
            case Signatures.WINDOW -> slot(dice) | (1L + dice.below(3)) << 32;
            case Signatures.ADDRESS -> page(dice);
            case Signatures.ENTRY -> entry(dice);
            case Signatures.RIGHTS -> 1 + dice.below(3);
            case Signatures.NUMBER, Signatures.BUFFER -> dice.below(3);
            case Signatures.PAGER -> dice.below(2) == 0 ? 0 : capability(dice, ObjectType.ENDPOINT);
            default -> capability(dice, kind);
        };
    }

    /** Where a thread is to go on: never in this program's code, of which any part could do anything to this program. */
    private static long entry(Dice dice) {
        return (long) dice.below(4) << 39 | (long) dice.below(6) << 12;
    }

    /** The address of a slot, mostly one that exists. */
    static long slot(Dice dice) {
        return dice.below(32) == 0 ? any(dice) : 1 + dice.below(Slots.END);
    }

    /** Where a capability of a kind was when the round began, mostly. */
    static long capability(Dice dice, int kind) {
        if (dice.below(4) == 0) {
            return slot(dice);
        }
        return switch (kind) {
            case ObjectType.UNTYPED -> Slots.MEMORY + dice.below(2);
            case ObjectType.CNODE -> dice.below(8) == 0 ? Slots.SMALL_TABLE : Slots.TABLE;
            case ObjectType.ENDPOINT -> Slots.ENDPOINT + dice.below(3);
            case ObjectType.NOTIFICATION -> Slots.NOTIFICATION + dice.below(2);
            case ObjectType.TCB -> dice.below(4) == 0 ? Slots.FIRST_FUZZER + dice.below(Fuzzer.COUNT) : Slots.THREAD;
            case ObjectType.SCHED_CONTEXT ->
                dice.below(4) == 0 ? Slots.FIRST_FUZZER + Fuzzer.COUNT + dice.below(Fuzzer.COUNT) : Slots.TIME;
            case ObjectType.VSPACE -> Slots.SPACE;
            case ObjectType.FRAME -> dice.below(8) == 0 ? Slots.FOREIGN_PAGE : Slots.PAGE + dice.below(2);
            case ObjectType.MEMORY_POOL -> Slots.POOL;
            case ObjectType.MEMORY_OBJECT -> Slots.OBJECT + dice.below(3);
            default -> slot(dice);
        };
    }

    /** A pointer: mostly to words that the threads share, else anywhere. */
    static long address(Dice dice) {
        return switch (dice.below(8)) {
            case 0 -> any(dice);
            case 1 -> InitLayout.IPC_BUFFER + dice.below(4);
            case 2 -> Fuzzer.WINDOW + (long) dice.below(Sandbox.WINDOW_PAGES) * Fuzzer.PAGE;
            default -> Fuzzer.words() + 4L * dice.below(4);
        };
    }

    private static long page(Dice dice) {
        long base = dice.below(3) == 0 ? (long) dice.below(4) << 39 : PROGRAM;
        return base + ((long) dice.below(6) << 12);
    }

    /** Any number, but none that looks like an address of the kernel, and hardly ever one of this program's code. */
    static long any(Dice dice) {
        return switch (dice.below(CHOICES)) {
            case 0 -> dice.next();
            case 1 -> dice.below(Integer.MAX_VALUE);
            case 2 -> KERNEL_HALF_LESS_ONE - dice.below(3);
            case 3 -> -1 - dice.below(3);
            case 4 -> (1L << dice.below(63)) & ~PROGRAM;
            default -> dice.below(Slots.END);
        };
    }
}
