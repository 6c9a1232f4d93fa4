package org.saltyos.init;

import org.saltyos.abi.boot.ServerEntry;
import org.saltyos.abi.lines.LineTable;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Turns an instruction's address into the place in the Java source that it was compiled from. */
final class SourceLines {
    private SourceLines() {}

    /** Adds method, file and line; a question mark for each that is not known. */
    static void append(Bytes target, int index, long address) {
        LineTable table = table(index);
        appendName(target, table.functionName(address));
        target.append(" (");
        appendName(target, table.fileName(address));
        int line = table.line(address);
        if (line != 0) {
            target.append(":").decimal(line);
        }
        target.append(")");
    }

    /** The server's line table; one that is not valid when the archive holds none. */
    private static LineTable table(int index) {
        try {
            ServerEntry server = SystemFile.server(index);
            Span file = BootArchive.find(SystemFile.text(server.linesOffset(), server.linesLength()));
            return new LineTable(file.address(), file.size());
        } catch (InitFault fault) {
            return new LineTable(0, 0);
        }
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
