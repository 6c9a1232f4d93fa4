package org.saltyos.kernite.syscall;

import org.saltyos.abi.MessageInfo;
import org.saltyos.kernite.arch.x86_64.FloatingPoint;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.thread.FloatingPoints;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Operations on the floating-point state of threads. */
@Cold
final class FloatingPointInvocation {
    private FloatingPointInvocation() {}

    static void allow(Arguments arguments, Tcb tcb) throws Refusal {
        arguments.require(1);
        long allowed = arguments.word(0);
        if (allowed != 0 && allowed != 1) {
            throw Refusal.invalidArgument(0);
        }
        if (allowed == 1 && tcb.hasFloatingPoint() == 0) {
            throw Refusal.NOT_ENOUGH_MEMORY;
        }
        FloatingPoints.allow(tcb, allowed == 1);
    }

    static void read(Arguments arguments, Tcb tcb) throws Refusal {
        arguments.require(1);
        int first = first(arguments, tcb);
        int most = arguments.buffer().address() == 0 ? MessageInfo.REGISTER_WORDS : MessageInfo.MAX_LENGTH;
        int count = Math.min(words() - first, most);
        FloatingPoints.putAway(tcb);
        for (int i = MessageInfo.REGISTER_WORDS; i < count; i++) {
            arguments.buffer().word(i, word(tcb, first + i));
        }
        arguments.answer(word(tcb, first), word(tcb, first + 1), word(tcb, first + 2), word(tcb, first + 3));
        arguments.thread().rsi(MessageInfo.of(0, count).bits());
    }

    static void write(Arguments arguments, Tcb tcb) throws Refusal {
        int length = new MessageInfo(arguments.info()).length();
        arguments.require(Math.max(length, 2));
        int first = first(arguments, tcb);
        if (tcb.state() != ThreadState.STOPPED) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        if (length - 1 > words() - first) {
            throw Refusal.rangeError(0);
        }
        FloatingPoints.putAway(tcb);
        for (int i = 0; i < length - 1; i++) {
            putWord(tcb, first + i, arguments.word(i + 1));
        }
        FloatingPoint.tidy(FloatingPoints.area(tcb));
    }

    /** Words of a state, rounded up; the room behind the thread has more. */
    private static int words() {
        return (FloatingPoint.bytes() + Long.BYTES - 1) / Long.BYTES;
    }

    private static int first(Arguments arguments, Tcb tcb) throws Refusal {
        if (tcb.hasFloatingPoint() == 0) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        long first = arguments.word(0);
        if (first < 0 || first >= words()) {
            throw Refusal.rangeError(0);
        }
        return (int) first;
    }

    @Unsafe(because = "an index below words() lies in the thread's object")
    private static long word(Tcb tcb, int index) {
        return index < words() ? Mem.getLong(FloatingPoints.area(tcb) + (long) index * Long.BYTES) : 0;
    }

    @Unsafe(because = "callers checked that the index is below words(), all of which lie in the thread's object")
    private static void putWord(Tcb tcb, int index, long value) {
        Mem.putLong(FloatingPoints.area(tcb) + (long) index * Long.BYTES, value);
    }
}
