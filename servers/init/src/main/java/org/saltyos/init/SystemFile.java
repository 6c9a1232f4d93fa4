package org.saltyos.init;

import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.boot.PortRange;
import org.saltyos.abi.boot.ServerEntry;
import org.saltyos.abi.boot.ServiceEntry;
import org.saltyos.abi.boot.SystemTable;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Reads the server table. The build made and checked it; here every range is checked once more before it is read. */
final class SystemFile {
    private SystemFile() {}

    /**
     * The table's header.
     *
     * @throws InitFault CORRUPT_ARCHIVE when the file is something else
     */
    static SystemTable open() throws InitFault {
        SystemTable table =
                new SystemTable(BootArchive.system().part(0, SystemTable.SIZE).address());
        if (table.magic() != BootFormat.SYSTEM_MAGIC || table.version() != BootFormat.SYSTEM_VERSION) {
            throw InitFault.CORRUPT_ARCHIVE;
        }
        return table;
    }

    /** The server with this place in the start order. */
    static ServerEntry server(int index) throws InitFault {
        return new ServerEntry(element(open().serversOffset(), index, ServerEntry.SIZE));
    }

    /** A service the server needs. */
    static ServiceEntry need(ServerEntry server, int index) throws InitFault {
        return new ServiceEntry(element(server.needsOffset(), index, ServiceEntry.SIZE));
    }

    /** A service the server offers. */
    static ServiceEntry offer(ServerEntry server, int index) throws InitFault {
        return new ServiceEntry(element(server.providesOffset(), index, ServiceEntry.SIZE));
    }

    /** A port range of the server. */
    static PortRange ports(ServerEntry server, int index) throws InitFault {
        return new PortRange(element(server.portsOffset(), index, PortRange.SIZE));
    }

    /** An interrupt line of the server. */
    @Unsafe(because = "element checked that the four bytes lie inside the table")
    static int irq(ServerEntry server, int index) throws InitFault {
        return Mem.getInt(element(server.irqsOffset(), index, Integer.BYTES));
    }

    /** The server's name. */
    static Ascii name(ServerEntry server) throws InitFault {
        return text(server.nameOffset(), server.nameLength());
    }

    /** A service's name. */
    static Ascii name(ServiceEntry service) throws InitFault {
        return text(service.nameOffset(), service.nameLength());
    }

    /** A text of the table. */
    static Ascii text(int offset, int length) throws InitFault {
        return new Ascii(BootArchive.system().part(offset, length).address(), length);
    }

    private static long element(int offset, int index, int size) throws InitFault {
        return BootArchive.system().part(offset + (long) index * size, size).address();
    }
}
