package org.saltyos.vfs;

import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.servers.ServerLife;
import org.saltyos.basalt.servers.ServerRow;

/** {@code /proc/servers}: a line for each server in its start order, as init has written it down. */
final class ServerFact extends Fact {
    private static final int MOST = 64;
    private static final int NAME_BYTES = 24;
    private static final int BYTES_PER_KIB = 1024;
    private static final long NANOSECONDS_PER_MICROSECOND = 1000;

    ServerFact(FileSystem fileSystem) {
        super(fileSystem);
    }

    @Override
    String make() {
        StringBuilder text = new StringBuilder("NAME STATE RESTARTS KIB READY-US USED-US OUT-US\n");
        for (int i = 0; i < MOST; i++) {
            ServerRow row = new ServerRow(ProgramLayout.SERVER_TABLE + (long) i * ServerRow.SIZE);
            if (row.name(0) == 0) {
                break;
            }
            append(text, row);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, ServerRow row) {
        for (int i = 0; i < NAME_BYTES && row.name(i) != 0; i++) {
            text.append((char) row.name(i));
        }
        text.append(' ').append(ServerLife.word(row.life()));
        text.append(' ').append(row.restarts());
        text.append(' ').append(row.bytes() / BYTES_PER_KIB);
        text.append(' ').append(row.readyNanoseconds() / NANOSECONDS_PER_MICROSECOND);
        text.append(' ').append(row.usedNanoseconds() / NANOSECONDS_PER_MICROSECOND);
        text.append(' ').append(row.outageNanoseconds() / NANOSECONDS_PER_MICROSECOND);
        text.append('\n');
    }
}
