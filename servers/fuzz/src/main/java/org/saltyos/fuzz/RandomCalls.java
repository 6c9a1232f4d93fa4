package org.saltyos.fuzz;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.Signatures;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.lang.Export;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** What the threads without rights run: one random system call after the other, and now and then an access to memory. */
final class RandomCalls {
    /** Deadlines lie up to this far behind the last look of the main thread, in nanoseconds. */
    private static final int HORIZON = 2_000_000;

    /** Addresses from here on are the kernel's; above {@link #LAST} they are small negative numbers. */
    private static final long KERNEL = 0xffff_8000_0000_0000L;

    private static final long LAST = 0xffff_ffff_ffff_0000L;
    private static final int BUFFER_WORDS = 4;

    private RandomCalls() {}

    /** Runs for ever; {@code address} is that of its state. */
    @Export("fuzz_thread")
    static void main(long address) {
        FuzzerState state = new FuzzerState(address);
        Dice dice = new Dice(state);
        IpcBuffer buffer = new IpcBuffer(address + Fuzzer.PAGE);
        while (true) {
            state.made(state.made() + 1);
            prepare(dice, buffer);
            if (dice.below(64) == 0) {
                touch(dice);
            }
            int roll = dice.below(100);
            if (roll < 55) {
                invoke(state, dice, buffer);
            } else if (roll < 58) {
                look(state, buffer, SystemCalls.enter(SystemCall.YIELD, 0, 0, 0, 0, 0, 0));
            } else if (roll < 60) {
                long until = state.now() + dice.below(HORIZON / 2);
                look(state, buffer, SystemCalls.enter(SystemCall.SLEEP_UNTIL, 0, 1, until, 0, 0, 0));
            } else if (roll < 70) {
                futex(state, dice, buffer);
            } else {
                message(state, dice, buffer, roll);
            }
        }
    }

    /** Words beyond the registers, capabilities to send, where to receive some, and endpoints to receive from. */
    private static void prepare(Dice dice, IpcBuffer buffer) {
        buffer.word(BUFFER_WORDS, RandomArguments.any(dice));
        if (dice.below(8) != 0) {
            return;
        }
        buffer.word(BUFFER_WORDS + 1, RandomArguments.any(dice));
        for (int i = 0; i < MessageInfo.MAX_CAPABILITIES; i++) {
            buffer.capability(i, RandomArguments.slot(dice));
        }
        for (int i = 0; i < SystemCall.MAX_ENDPOINTS; i++) {
            buffer.endpoint(i, Slots.ENDPOINT + dice.below(3));
        }
        buffer.receiveRoot(dice.below(16) == 0 ? RandomArguments.slot(dice) : Slots.TABLE);
        buffer.receiveIndex(RandomArguments.slot(dice));
        buffer.receiveDepth(RandomArguments.DEPTH);
        buffer.receiveCount(dice.below(MessageInfo.MAX_CAPABILITIES + 2));
    }

    private static void invoke(FuzzerState state, Dice dice, IpcBuffer buffer) {
        int operation = Operations.any(dice);
        int length = dice.below(32) == 0 ? dice.below(8) : Signatures.words(operation);
        int label = dice.below(32) == 0 ? dice.below(0x90) : Signatures.label(operation);
        long capability = RandomArguments.capability(dice, Signatures.invoked(operation));
        if (Signatures.words(operation) > MessageInfo.REGISTER_WORDS) {
            buffer.word(MessageInfo.REGISTER_WORDS, word(dice, operation, MessageInfo.REGISTER_WORDS));
        }
        state.number(SystemCall.INVOKE);
        state.label(label);
        Answer answer = SystemCalls.enter(
                SystemCall.INVOKE,
                capability,
                MessageInfo.of(label, length).bits(),
                word(dice, operation, 0),
                word(dice, operation, 1),
                word(dice, operation, 2),
                word(dice, operation, 3));
        if (label == Invocation.TCB_READ_REGISTERS) {
            // What threads compute with may be any number: their dice's state, or what random bytes run as code make of
            // it.
            buffer.word(BUFFER_WORDS + 1, 0);
        } else {
            look(state, buffer, answer);
        }
    }

    private static long word(Dice dice, int operation, int word) {
        boolean wild = word >= Signatures.words(operation) || dice.below(32) == 0;
        return wild ? RandomArguments.any(dice) : RandomArguments.of(dice, Signatures.kind(operation, word));
    }

    private static void futex(FuzzerState state, Dice dice, IpcBuffer buffer) {
        int number = SystemCall.FUTEX_WAIT + dice.below(3);
        long expected = dice.below(4);
        state.number(number);
        Answer answer = SystemCalls.enterUntil(
                number,
                0,
                MessageInfo.REGISTER_WORDS,
                RandomArguments.address(dice),
                expected,
                RandomArguments.address(dice),
                dice.below(4) | (long) dice.below(4) << 32,
                deadline(state, dice));
        look(state, buffer, answer);
    }

    private static void message(FuzzerState state, Dice dice, IpcBuffer buffer, int roll) {
        long number = roll > 97 ? RandomArguments.any(dice) : dice.below(SystemCall.FUTEX_WAIT);
        if (number == SystemCall.YIELD || number == SystemCall.SLEEP_UNTIL || number == SystemCall.INVOKE) {
            number = SystemCall.REPLY_RECEIVE_UNTIL;
        }
        boolean several = number == SystemCall.RECEIVE_ANY || number == SystemCall.REPLY_RECEIVE_ANY;
        long capability = several ? dice.below(4) : Slots.ENDPOINT + dice.below(5);
        if (dice.below(8) == 0) {
            capability = RandomArguments.slot(dice);
        }
        long info =
                MessageInfo.of(dice.next() >>> 24, dice.below(7), dice.below(3)).bits();
        if (dice.below(32) == 0) {
            info = dice.next();
        }
        state.number((int) number);
        Answer answer = SystemCalls.enterUntil(
                number,
                capability,
                info,
                RandomArguments.any(dice),
                RandomArguments.any(dice),
                RandomArguments.any(dice),
                RandomArguments.any(dice),
                deadline(state, dice));
        look(state, buffer, answer);
    }

    private static long deadline(FuzzerState state, Dice dice) {
        return switch (dice.below(8)) {
            case 0 -> 0;
            case 1 -> -1;
            default -> state.now() + dice.below(HORIZON);
        };
    }

    /** Counts the answer and looks for addresses of the kernel in it. */
    private static void look(FuzzerState state, IpcBuffer buffer, Answer answer) {
        if (answer.status() == ErrorCode.OK) {
            state.succeeded(state.succeeded() + 1);
        }
        look(state, answer.status());
        look(state, answer.value());
        look(state, answer.information());
        look(state, answer.word0());
        look(state, answer.word1());
        look(state, answer.word2());
        look(state, answer.word3());
        look(state, buffer.word(BUFFER_WORDS));
        look(state, buffer.word(BUFFER_WORDS + 1));
        look(state, buffer.capability(0));
    }

    private static void look(FuzzerState state, long value) {
        if (Long.compareUnsigned(value, KERNEL) >= 0 && Long.compareUnsigned(value, LAST) < 0) {
            if (state.leaks() == 0) {
                state.leaked(value);
                state.leak(state.number() << Short.SIZE | state.label());
            }
            state.leaks(state.leaks() + 1);
        }
    }

    /** Reads or writes a page of the memory object that is mapped for these threads; it may not be there any more. */
    @Unsafe(
            because =
                    "nothing else of this program lies there; a page that is gone ends this thread until it is started"
                            + " again")
    private static void touch(Dice dice) {
        long address = Fuzzer.WINDOW + (long) dice.below(Sandbox.WINDOW_PAGES) * Fuzzer.PAGE;
        if (dice.below(2) == 0) {
            Mem.putLong(address, dice.next());
        } else {
            Mem.getLong(address);
        }
    }
}
