package org.saltyos.init;

import org.saltyos.abi.FaultKind;
import org.saltyos.abi.InitLayout;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.PanicKind;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.Request;
import org.saltyos.lang.linear.Borrow;

/**
 * Tells a person which server faulted, why, and on which line. Printed through the kernel's debug console, so that the
 * console server's own faults are seen too.
 */
final class FaultReport {
    private static final String[] PANICS = {
        "",
        "null reference",
        "array index out of range",
        "division by zero",
        "class cast",
        "assertion failed",
        "wrong class stored into an array",
        "negative size",
        "uncaught exception",
        "unreachable code reached",
        "stack or heap exhausted",
        "string index out of range"
    };

    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;

    /** More than any frame of compiled code. */
    private static final long GUARD_BYTES = 1L << 20;

    private FaultReport() {}

    /** Prints the report of the fault that {@code message} describes. */
    static void print(int index, @Borrow Request message) {
        Bytes line = Log.begin("FAULT ");
        appendName(line, index);
        line.append(": ");
        if (isBelowStack(index, message)) {
            line.append("stack overflow, ");
        }
        appendCause(line, message);
        Supervision.appendThrown(line, index);
        Log.end();
        line = Log.begin("    at ");
        appendPlace(line, index, message.word0());
        Log.end();
        Backtrace.print(index, message.word3());
    }

    /** Whether the access that failed was to the memory below the stack, of which none is ever mapped. */
    private static boolean isBelowStack(int index, @Borrow Request message) {
        long below = InitLayout.STACK_TOP - Servers.state(index).stackPages() * PAGE - message.word1();
        return (int) message.info().label() == FaultKind.PAGE && below > 0 && below <= GUARD_BYTES;
    }

    /** Adds the server's name. */
    static Bytes appendName(Bytes line, int index) {
        try {
            SystemFile.name(SystemFile.server(index)).appendTo(line);
        } catch (InitFault fault) {
            line.append("server ").decimal(index);
        }
        return line;
    }

    /** Adds what happened, in words. */
    static void appendCause(Bytes line, @Borrow Request message) {
        MessageInfo info = message.info();
        long detail = message.word1();
        switch ((int) info.label()) {
            case FaultKind.PAGE:
                appendAccess(line, message.word2());
                line.append(" at address ").hexadecimal(detail);
                break;
            case FaultKind.CAPABILITY:
                line.append("no capability at ").hexadecimal(detail);
                break;
            case FaultKind.UNDEFINED_INSTRUCTION:
                line.append("undefined instruction");
                break;
            case FaultKind.PANIC:
                line.append(detail > 0 && detail < PanicKind.COUNT ? PANICS[(int) detail] : "panic");
                break;
            case FaultKind.DIVIDE:
                line.append("division error");
                break;
            case FaultKind.BREAKPOINT:
                line.append("breakpoint");
                break;
            case FaultKind.TIMEOUT:
                line.append("time budget used up");
                break;
            default:
                line.append("exception ").decimal(detail);
                line.append(", error code ").hexadecimal(message.word2());
                break;
        }
    }

    private static void appendAccess(Bytes line, long code) {
        if ((code & FaultKind.PAGE_EXECUTE) != 0) {
            line.append("jump to memory");
        } else {
            line.append((code & FaultKind.PAGE_WRITE) != 0 ? "write to memory" : "read of memory");
        }
        line.append((code & FaultKind.PAGE_PROTECTION) != 0 ? " it may not touch" : " that is not there");
    }

    /** Adds method, file and line of an instruction, or its bare address. */
    static void appendPlace(Bytes line, int index, long address) {
        SourceLines.append(line, index, address);
        line.append(" [").hexadecimal(address).append("]");
    }
}
