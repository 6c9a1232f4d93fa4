package org.saltyos.basalt.start;

import static org.saltyos.abi.Rights.GRANT_REPLY;
import static org.saltyos.abi.Rights.READ;
import static org.saltyos.abi.Rights.WRITE;

import org.saltyos.abi.InitLayout;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.IoPort;
import org.saltyos.basalt.capability.IrqHandler;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.capability.VSpace;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.linear.Rights;
import org.saltyos.lang.memory.Mem;

/**
 * What a server finds in its capability space, and where. Fixed slots hold what every server has; the rest is named by
 * the startup page. Asking for something the manifest does not declare is a bug and stops the server.
 */
public final class Startup {
    /** First eight bytes of the startup page: {@code SALTYSRV}. */
    public static final long MAGIC = 0x5652_5359_544c_4153L;

    /** Kind of an entry: the endpoint of a needed service. */
    public static final int KIND_SERVICE = 1;

    /** Kind of an entry: a range of I/O ports. */
    public static final int KIND_PORTS = 2;

    /** Kind of an entry: an interrupt line. */
    public static final int KIND_IRQ = 3;

    /** Bit that init sets in the badge of every capability through which clients call; signals never have it. */
    public static final long CLIENT_BADGE = 1L << 40;

    /** Badge for the signal that something was typed; below it are the bits of interrupts. */
    public static final long TYPED_SIGNAL = 1L << 32;

    /** Badge for the signal that another server has a question, whose answer is a call. */
    public static final long QUESTION_SIGNAL = 1L << 33;

    /** Slot of the endpoint that leads to init: {@link Supervisor}. */
    public static final int SUPERVISOR_SLOT = 1;

    /** Slot of the server's own endpoint, for receiving. */
    public static final int ENDPOINT_SLOT = 2;

    /** Slot of the notification bound to the server's thread; interrupt i of the manifest sets bit i. */
    public static final int NOTIFICATION_SLOT = 3;

    /** Slot of the server's CNode. */
    public static final int CNODE_SLOT = 4;

    /** Slot of the server's address space, for servers that declare memory. */
    public static final int VSPACE_SLOT = 5;

    /** Slot of the untyped memory that the manifest declares. */
    public static final int MEMORY_SLOT = 6;

    /** The first slot of what the manifest names; the startup page tells which is which. */
    public static final int FIRST_GRANT_SLOT = 16;

    /** The first slot that init leaves empty; {@link #FIRST_LATER_SLOT} is the first that is no longer free. */
    public static final int FIRST_FREE_SLOT = 64;

    /** The first slot for the rights to answer callers that are kept waiting: {@link org.saltyos.basalt.start.Caller}. */
    public static final int FIRST_LATER_SLOT = 192;

    /** Number of those slots: so many callers can be kept waiting. */
    public static final int LATER_COUNT = 64;

    /** A server's CNode has 2^8 slots. */
    public static final int CNODE_RADIX = 8;

    private Startup() {}

    private static StartupInfo info() {
        return new StartupInfo(InitLayout.BOOT_INFO);
    }

    /** The entry with this index; it exists if the index is below the page's count. */
    public static StartupEntry entry(StartupInfo page, int index) {
        return new StartupEntry(page.address() + StartupInfo.SIZE + (long) index * StartupEntry.SIZE);
    }

    /** The endpoint at which this server receives. */
    public static @Rights(READ) Endpoint endpoint() {
        return new Endpoint(ENDPOINT_SLOT);
    }

    /** The notification bound to this server's thread. */
    public static Notification notification() {
        return new Notification(NOTIFICATION_SLOT);
    }

    /** This server's CNode. */
    public static CNode capabilities() {
        return new CNode(CNODE_SLOT);
    }

    /** This server's address space; only for servers that declare memory. */
    public static VSpace addressSpace() {
        return new VSpace(VSPACE_SLOT);
    }

    /** The memory the manifest declares. */
    public static Untyped memory() {
        return new Untyped(MEMORY_SLOT);
    }

    /** Whether this is a program that the process manager started, and not a server of init. */
    public static boolean isProgram() {
        return info().texts() != 0;
    }

    /** Time-stamp counter ticks per second. */
    public static long timeStampFrequency() {
        return info().timeStampFrequency();
    }

    /** Puts the argument text of the manifest into {@code target}. */
    @Unsafe(because = "init wrote the offset and the length, which lie inside the page")
    public static Bytes arguments(Bytes target) {
        StartupInfo page = info();
        target.clear();
        for (int i = 0; i < page.argumentsLength(); i++) {
            target.append(Mem.getByte(page.address() + page.argumentsOffset() + i));
        }
        return target;
    }

    /** Slot of a service's capability. */
    public static long slot(String service) {
        StartupInfo page = info();
        for (int i = 0; i < page.count(); i++) {
            StartupEntry entry = entry(page, i);
            if (entry.kind() == KIND_SERVICE && matches(entry, service)) {
                return entry.slot();
            }
        }
        throw new IllegalStateException("the manifest does not need this service");
    }

    /** Whether the manifest needs this service. */
    public static boolean has(String service) {
        StartupInfo page = info();
        for (int i = 0; i < page.count(); i++) {
            StartupEntry entry = entry(page, i);
            if (entry.kind() == KIND_SERVICE && matches(entry, service)) {
                return true;
            }
        }
        return false;
    }

    /** Slot of the capability of a service whose name is not known before; 0 for one that the manifest does not need. */
    public static long slotOf(Bytes service) {
        StartupInfo page = info();
        for (int i = 0; i < page.count(); i++) {
            StartupEntry entry = entry(page, i);
            boolean same = entry.kind() == KIND_SERVICE && entry.nameLength() == service.length();
            for (int j = 0; same && j < service.length(); j++) {
                same = entry.name(j) == service.at(j);
            }
            if (same) {
                return entry.slot();
            }
        }
        return 0;
    }

    /** Bytes of the boot archive's files, at {@link InitLayout#ARCHIVE}; for servers that need {@code kernel.boot-archive}. */
    public static int archiveBytes() {
        StartupInfo page = info();
        for (int i = 0; i < page.count(); i++) {
            if (matches(entry(page, i), "kernel.boot-archive")) {
                return entry(page, i).first();
            }
        }
        throw new IllegalStateException("the manifest does not need the boot archive");
    }

    /** The endpoint of a service that the manifest needs. */
    public static @Rights(WRITE | GRANT_REPLY) Endpoint service(String name) {
        return new Endpoint(slot(name));
    }

    /** The I/O ports around {@code port}. */
    public static IoPort ports(int port) {
        StartupInfo page = info();
        for (int i = 0; i < page.count(); i++) {
            StartupEntry entry = entry(page, i);
            if (entry.kind() == KIND_PORTS && entry.first() <= port && port <= entry.last()) {
                return new IoPort(entry.slot());
            }
        }
        throw new IllegalStateException("the manifest does not own this port");
    }

    /** The interrupt line {@code line}. */
    public static IrqHandler irq(int line) {
        StartupInfo page = info();
        for (int i = 0; i < page.count(); i++) {
            StartupEntry entry = entry(page, i);
            if (entry.kind() == KIND_IRQ && entry.first() == line) {
                return new IrqHandler(entry.slot());
            }
        }
        throw new IllegalStateException("the manifest does not own this interrupt");
    }

    private static boolean matches(StartupEntry entry, String name) {
        if (entry.nameLength() != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (entry.name(i) != (byte) name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Tells init that this server is ready to serve. */
    public static void up() {
        try {
            new SupervisorClient(new Endpoint(SUPERVISOR_SLOT)).up();
        } catch (RemoteFault fault) {
            throw new IllegalStateException("init does not answer");
        }
    }

    /**
     * Gives init a sign of life. A server that offers a service needs none: init calls it. One that only works says so now and then, and is
     * started again when it has been silent for longer than it said.
     *
     * @param milliseconds until the next sign at the latest; 0 if none will follow
     */
    public static void alive(int milliseconds) {
        try {
            new SupervisorClient(new Endpoint(SUPERVISOR_SLOT)).alive(milliseconds);
        } catch (RemoteFault fault) {
            throw new IllegalStateException("init does not answer, or the number is negative");
        }
    }

    /** Tells init that this program has done its work; never returns. */
    public static void finish(int code) {
        try {
            new SupervisorClient(new Endpoint(SUPERVISOR_SLOT)).finished(code);
        } catch (RemoteFault fault) {
            throw new IllegalStateException("init does not answer");
        }
        throw new IllegalStateException("init let a finished program go on");
    }
}
