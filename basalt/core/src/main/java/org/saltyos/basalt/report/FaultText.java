package org.saltyos.basalt.report;

import org.saltyos.abi.FaultKind;
import org.saltyos.abi.PanicKind;
import org.saltyos.abi.lines.LineTable;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.Request;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.linear.Borrow;
import org.saltyos.lang.memory.Mem;

/** Tells a person what fault happened, and where in the source: used by whoever receives the faults of others. */
public final class FaultText {
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

    private FaultText() {}

    /** Adds what happened, in words. */
    public static void appendCause(Bytes line, @Borrow Request message) {
        long detail = message.word1();
        switch ((int) message.info().label()) {
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

    /** Adds method, file and line of an instruction, a question mark for each that is not known, and its address. */
    public static void appendPlace(Bytes line, LineTable table, long address) {
        appendName(line, table.functionName(address));
        line.append(" (");
        appendName(line, table.fileName(address));
        int number = table.line(address);
        if (number != 0) {
            line.append(":").decimal(number);
        }
        line.append(") [").hexadecimal(address).append("]");
    }

    @Unsafe(because = "the line table checked that a zero byte ends its names")
    private static void appendName(Bytes target, long name) {
        if (name == 0) {
            target.append("?");
            return;
        }
        for (long at = name; Mem.getByte(at) != 0; at++) {
            target.append(Mem.getByte(at));
        }
    }
}
