package org.saltyos.procmgr;

import org.saltyos.abi.Rights;
import org.saltyos.basalt.archive.ArchiveFile;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.FileSessionsClient;
import org.saltyos.basalt.process.Launch;
import org.saltyos.basalt.process.MappedFile;
import org.saltyos.basalt.process.ProgramFile;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Providers;
import org.saltyos.basalt.start.Reconnection;
import org.saltyos.basalt.start.Startup;

/**
 * What the file server is told and asked. A system may have none: then programs come from the boot archive, and processes
 * have no descriptors.
 */
final class Files {
    /** Name of the file server's service. */
    static final String SERVICE = "files";

    /** How often a file server that was started anew meanwhile is asked again. */
    private static final int ATTEMPTS = 4;

    private static final Reconnection CONNECTING = Files::connect;

    private static boolean there;
    private static long slot;

    private Files() {}

    /**
     * Gets the file server under a badge that says who speaks, and tells it that no process is left of a process manager before.
     *
     * @throws KernelFault never, with a manifest that delegates it
     * @throws RemoteFault when the file server or init does not answer
     */
    static void start() throws KernelFault, RemoteFault {
        there = Startup.has(SERVICE);
        if (there) {
            slot = Startup.slot(SERVICE);
            Startup.capabilities()
                    .mint(
                            Slots.FILES,
                            Startup.capabilities(),
                            slot,
                            Rights.WRITE | Rights.GRANT,
                            Startup.CLIENT_BADGE | ProgramLayout.MANAGER_BADGE);
            CNode own = Startup.capabilities();
            own.mint(Slots.QUESTIONS, own, Startup.NOTIFICATION_SLOT, Rights.WRITE, Startup.QUESTION_SIGNAL);
            sayWhatEnded(server().endAll());
            Providers.follow(SERVICE, CONNECTING);
        }
    }

    private static void sayWhatEnded(int processes) {
        if (processes > 0) {
            Reports.begin("procmgr: with the process manager before, ").decimal(processes);
            Reports.line().append(processes == 1 ? " process has ended" : " processes have ended");
            Reports.end();
        }
    }

    /** Tells a file server that begins where it may ask about processes, and which there are. */
    private static void connect() throws RemoteFault {
        FirstProcess.forgive(); // it ends with the file server, which says nothing about itself
        server().onQuestion(new Notification(Slots.QUESTIONS));
        server().census(Census.take());
        FileMappings.tell();
    }

    /** Answers the file server's question. */
    static void answer() {
        try {
            server().census(Census.take());
        } catch (RemoteFault fault) {
            complain();
        }
    }

    /** Slot of the capability to the file server, without a badge; 0 if there is none. */
    static long slot() {
        return slot;
    }

    /** Whether there is a file server. */
    static boolean isThere() {
        return there;
    }

    private static FileSessionsClient server() {
        return new FileSessionsClient(new Endpoint(Slots.FILES));
    }

    /** Gives a new process its three descriptors. */
    static void begin(int process, int parent, Launch launch) throws PosixFault {
        if (there) {
            try {
                server().begin(process, parent, launch.input(), launch.output(), launch.error());
            } catch (RemoteFault fault) {
                throw PosixFault.EIO;
            }
        }
    }

    /** Gives a copy of a process what its original has. */
    static void copy(int process, int parent) throws PosixFault {
        if (there) {
            try {
                server().copy(process, parent);
            } catch (RemoteFault fault) {
                throw PosixFault.EIO;
            }
        }
    }

    /** Tells that a process became another program. */
    static void executed(int place) {
        if (there) {
            try {
                server().executed(place);
            } catch (RemoteFault fault) {
                complain();
            }
        }
    }

    /** Tells that a process has ended. */
    static void end(int place) {
        if (there) {
            try {
                server().end(place);
            } catch (RemoteFault fault) {
                complain();
            }
        }
    }

    private static void complain() {
        Reports.begin("procmgr: the file server does not answer");
        Reports.end();
    }

    /** Writes a report about a process where its errors go. */
    static void report(int place, Bytes text) {
        if (there) {
            try {
                server().report(place, text);
                return;
            } catch (RemoteFault fault) {
                complain();
            }
        }
        Reports.write(text);
    }

    /**
     * Finds the program whose path lies at the start of a place's exchange memory, and loads it.
     *
     * @throws PosixFault ENOENT and the like for the path; ENOEXEC; ENOMEM
     */
    static Kept program(int place) throws PosixFault {
        if (!there) {
            ArchiveFile file = Archive.program(ProgramLayout.exchange(place));
            return Programs.load(file.contents(), file.size());
        }
        try {
            ProgramFile file = server().program(place);
            if (file.archiveOffset() >= 0) {
                ArchiveFile kept = Archive.at(org.saltyos.abi.InitLayout.ARCHIVE + file.archiveOffset());
                return Programs.load(kept.contents(), kept.size());
            }
            return Programs.loadFromFile(file.size());
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /** Brings the part of the opened program from {@code offset} on into place 0's exchange memory; returns its bytes. */
    static int load(long offset) throws PosixFault {
        try {
            return server().load(offset);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /**
     * A process maps a file.
     *
     * @throws PosixFault EBADF, EACCES, ENODEV; EIO when the file server does not answer
     */
    static MappedFile map(int place, int descriptor) throws PosixFault {
        try {
            return server().map(place, descriptor);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /**
     * The object of a mapped file, in an empty slot.
     *
     * @throws PosixFault ENOMEM; EIO when the file server does not answer
     */
    static void share(int file, Endpoint pager, int slot) throws PosixFault {
        CNode own = Startup.capabilities();
        Ipc.offer(own, slot, 1);
        try {
            server().share(file, pager);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        } finally {
            Ipc.offer(own, 0, 0);
        }
    }

    /** A mapping of a file is over; a file server that is new is told of those that are left. */
    static void unmapped(int file) {
        try {
            server().unmapped(file);
        } catch (RemoteFault fault) {
            return;
        }
    }

    /**
     * Has a page of a shared file be there; asks again if the file server was started anew meanwhile.
     *
     * @throws PosixFault ENOSPC, ENOMEM; EIO when the file is gone, or the file server does not answer
     */
    static void supply(int file, long page) throws PosixFault {
        for (int attempt = 1; ; attempt++) {
            try {
                server().supply(file, page);
                return;
            } catch (RemoteFault fault) {
                prepareAgain(fault, attempt);
            }
        }
    }

    /**
     * Brings a page of a mapped file into place 0's exchange memory; asks again if the file server was started anew meanwhile.
     *
     * @throws PosixFault EINVAL behind the file's end; EIO when the file is gone, or the file server does not answer
     */
    static void page(int file, long page) throws PosixFault {
        for (int attempt = 1; ; attempt++) {
            try {
                server().page(file, page);
                return;
            } catch (RemoteFault fault) {
                prepareAgain(fault, attempt);
            }
        }
    }

    /** A file server that is new has to know what is mapped before it is asked for pages. */
    private static void prepareAgain(RemoteFault fault, int attempt) throws PosixFault {
        if (fault != RemoteFault.PEER_GONE || attempt == ATTEMPTS) {
            throw PosixFault.EIO;
        }
        FileMappings.tell();
    }

    /** Tells how often a file is mapped. */
    static void keep(int file, int mappings) {
        try {
            server().keep(file, mappings);
        } catch (RemoteFault fault) {
            return; // the one after it is told again
        }
    }

    /** All was told. */
    static void keptAll() {
        try {
            server().keptAll();
        } catch (RemoteFault fault) {
            return; // the one after it is told again
        }
    }
}
