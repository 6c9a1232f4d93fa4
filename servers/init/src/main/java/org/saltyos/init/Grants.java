package org.saltyos.init;

import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.Rights;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.boot.PortRange;
import org.saltyos.abi.boot.ServerEntry;
import org.saltyos.abi.boot.ServiceEntry;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.IoPortControl;
import org.saltyos.basalt.capability.IrqControl;
import org.saltyos.basalt.capability.IrqHandler;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.capability.VSpace;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryLayout;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.start.StartupEntry;
import org.saltyos.basalt.start.StartupInfo;

/**
 * Fills a new server's CNode with what its manifest names and writes the startup page that tells where each capability
 * is. This class is where "granted exactly what it declares" is decided.
 */
final class Grants {
    /** What the names of services of the kernel and of init begin with. */
    static final String KERNEL_PREFIX = "kernel.";

    private static final IoPortControl PORTS = new IoPortControl(InitialSlot.IO_PORT_CONTROL);
    private static final IrqControl IRQS = new IrqControl(InitialSlot.IRQ_CONTROL);

    private Grants() {}

    /**
     * Grants services, ports and interrupts.
     *
     * @param table the new server's CNode
     * @param space its address space
     * @param page its startup page, zero-filled
     * @param notification slot of the notification bound to its thread
     * @throws KernelFault when the kernel refuses
     * @throws InitFault when the manifest asks for what cannot be granted
     */
    static void grant(ServerEntry server, int index, CNode table, VSpace space, StartupInfo page, int notification)
            throws KernelFault, InitFault {
        int total = server.needsCount() + server.portsCount() + server.irqsCount();
        if (total > Startup.FIRST_FREE_SLOT - Startup.FIRST_GRANT_SLOT) {
            throw InitFault.TOO_MANY_GRANTS;
        }
        for (int i = 0; i < server.needsCount(); i++) {
            grantService(SystemFile.need(server, i), index, table, space, page);
        }
        for (int i = 0; i < server.portsCount(); i++) {
            PortRange range = SystemFile.ports(server, i);
            StartupEntry entry = add(page, Startup.KIND_PORTS);
            entry.first(range.first());
            entry.last(range.last());
            PORTS.issue(range.first(), range.last(), table, entry.slot());
        }
        for (int i = 0; i < server.irqsCount(); i++) {
            grantIrq(SystemFile.irq(server, i), i, table, page, notification);
        }
    }

    private static void grantService(ServiceEntry service, int index, CNode table, VSpace space, StartupInfo page)
            throws KernelFault, InitFault {
        Ascii name = SystemFile.name(service);
        StartupEntry entry = add(page, Startup.KIND_SERVICE);
        int shown = Math.min(name.length(), StartupEntry.SIZE - StartupEntry.NAME);
        entry.nameLength(shown);
        for (int i = 0; i < shown; i++) {
            entry.name(i, name.at(i));
        }
        if (name.is(SharedMemory.ARCHIVE)) {
            SharedMemory.grantArchive(table, entry, space);
        } else if (name.is(SharedMemory.EXCHANGE)) {
            SharedMemory.grantExchange(table, entry, space);
        } else if (name.is(MemoryLayout.SERVICE)) {
            MemoryHandover.grant(table, space);
        } else if (name.is(Supervision.SERVICE)) {
            int rights = Rights.WRITE | Rights.GRANT_REPLY;
            table.mint(entry.slot(), Slots.OWN, Supervision.endpoint(), rights, Supervision.controlBadge(index));
        } else if (name.startsWith(KERNEL_PREFIX)) {
            table.copy(entry.slot(), Slots.OWN, kernelSlot(name), Rights.ALL);
        } else {
            grantEndpoint(service, index, table, entry.slot());
        }
    }

    private static void grantEndpoint(ServiceEntry service, int index, CNode table, int slot) throws KernelFault {
        int endpoint = Servers.state(service.providerIndex()).endpoint();
        if ((service.flags() & BootFormat.SERVICE_DELEGATED) != 0) {
            // Without a badge: who hands it on chooses one.
            table.copy(slot, Slots.OWN, endpoint, Rights.WRITE | Rights.GRANT);
            return;
        }
        long badge = Startup.CLIENT_BADGE | index;
        // The right to grant lets capabilities travel, in requests and answers; who offers no slot gets none.
        table.mint(slot, Slots.OWN, endpoint, Rights.WRITE | Rights.GRANT, badge);
    }

    /**
     * Gives the clients that run capabilities to a provider's new endpoint, where those to its old one were. What a client made of the old
     * ones is gone.
     *
     * @throws KernelFault never, for capabilities of init's own making
     * @throws InitFault when the server table is broken
     */
    static void renew(int provider) throws KernelFault, InitFault {
        for (int index = 0; index < Servers.MAX; index++) {
            int capabilities = Servers.state(index).capabilities();
            if (capabilities != 0) {
                renew(provider, index, new CNode(capabilities));
            }
        }
    }

    private static void renew(int provider, int index, CNode table) throws KernelFault, InitFault {
        ServerEntry client = SystemFile.server(index);
        for (int i = 0; i < client.needsCount(); i++) {
            ServiceEntry service = SystemFile.need(client, i);
            if (service.providerIndex() == provider && !SystemFile.name(service).startsWith(KERNEL_PREFIX)) {
                table.delete(Startup.FIRST_GRANT_SLOT + i);
                grantEndpoint(service, index, table, Startup.FIRST_GRANT_SLOT + i);
            }
        }
    }

    private static int kernelSlot(Ascii name) throws InitFault {
        if (name.is("kernel.sched-control")) {
            return InitialSlot.SCHED_CONTROL;
        }
        if (name.is("kernel.system-control")) {
            return InitialSlot.SYSTEM_CONTROL;
        }
        throw InitFault.UNKNOWN_KERNEL_SERVICE;
    }

    private static void grantIrq(int line, int bit, CNode table, StartupInfo page, int notification)
            throws KernelFault, InitFault {
        StartupEntry entry = add(page, Startup.KIND_IRQ);
        entry.first(line);
        int handler = Slots.take(2);
        int badged = handler + 1;
        IRQS.get(line, Slots.OWN, handler);
        Slots.OWN.mint(badged, Slots.OWN, notification, Rights.WRITE, 1L << bit);
        new IrqHandler(handler).bind(new Notification(badged));
        table.move(entry.slot(), Slots.OWN, handler);
    }

    private static StartupEntry add(StartupInfo page, int kind) {
        int index = page.count();
        page.count(index + 1);
        StartupEntry entry = Startup.entry(page, index);
        entry.kind(kind);
        entry.slot(Startup.FIRST_GRANT_SLOT + index);
        return entry;
    }
}
