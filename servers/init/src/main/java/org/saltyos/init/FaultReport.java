package org.saltyos.init;

import org.saltyos.abi.FaultKind;
import org.saltyos.abi.InitLayout;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.boot.ServerEntry;
import org.saltyos.abi.lines.LineTable;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.Request;
import org.saltyos.basalt.report.FaultText;
import org.saltyos.lang.linear.Borrow;

/**
 * Tells a person which server faulted, why, and on which line. Printed through the kernel's debug console, so that the
 * console server's own faults are seen too.
 */
final class FaultReport {
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
        FaultText.appendCause(line, message);
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

    /** Adds method, file and line of an instruction of a server, and its address. */
    static void appendPlace(Bytes line, int index, long address) {
        FaultText.appendPlace(line, lines(index), address);
    }

    /** The server's line table; one that is not valid when the archive holds none. */
    private static LineTable lines(int index) {
        try {
            ServerEntry server = SystemFile.server(index);
            Span file = BootArchive.find(SystemFile.text(server.linesOffset(), server.linesLength()));
            return new LineTable(file.address(), file.size());
        } catch (InitFault fault) {
            return new LineTable(0, 0);
        }
    }
}
