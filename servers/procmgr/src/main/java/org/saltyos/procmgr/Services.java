package org.saltyos.procmgr;

import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.start.StartupEntry;
import org.saltyos.basalt.start.StartupInfo;

/** The services that a program's manifest names, as far as they are handed on: capabilities in the order of the names. */
final class Services {
    private static final int NAME_BYTES = StartupEntry.SIZE - StartupEntry.NAME;
    private static final String KERNEL_PREFIX = "kernel.";
    private static final Bytes NAME = new Bytes(NAME_BYTES);

    private Services() {}

    /**
     * Gives a process its capabilities.
     *
     * @param needs names, each ended by a zero byte
     * @throws KernelFault never, for names that are handed on
     * @throws PosixFault EACCES when one is not handed on, or there are too many
     */
    static void grant(int place, Bytes needs) throws KernelFault, PosixFault {
        CNode table = new CNode(Slots.of(place, Slots.CNODE));
        long badge = Startup.CLIENT_BADGE | ProgramLayout.PROCESS_BADGE | place;
        int slot = Startup.FIRST_GRANT_SLOT;
        int at = 0;
        while (at < needs.length()) {
            at = read(needs, at);
            long source = Startup.slotOf(NAME);
            if (source == 0 || NAME.truncated() || slot == 1 << Spaces.CNODE_RADIX) {
                throw PosixFault.EACCES;
            }
            if (NAME.begins(KERNEL_PREFIX)) {
                // init has badged it already: for everybody who may have it.
                table.copy(slot, Startup.capabilities(), source, Rights.WRITE | Rights.GRANT_REPLY);
            } else {
                table.mint(slot, Startup.capabilities(), source, Rights.WRITE | Rights.GRANT_REPLY, badge);
            }
            slot++;
        }
    }

    /** Writes into a process's startup page where the capabilities are. */
    static void list(Bytes needs, StartupInfo page) {
        int count = 0;
        int at = 0;
        while (at < needs.length()) {
            at = read(needs, at);
            StartupEntry entry = Startup.entry(page, count);
            entry.kind(Startup.KIND_SERVICE);
            entry.slot(Startup.FIRST_GRANT_SLOT + count);
            entry.nameLength(NAME.length());
            for (int i = 0; i < NAME.length(); i++) {
                entry.name(i, NAME.at(i));
            }
            count++;
        }
        page.count(count);
    }

    /** Takes the name at {@code at}; returns where the next one starts. */
    private static int read(Bytes needs, int at) {
        NAME.clear();
        int end = at;
        while (end < needs.length() && needs.at(end) != 0) {
            NAME.append(needs.at(end));
            end++;
        }
        return end + 1;
    }
}
