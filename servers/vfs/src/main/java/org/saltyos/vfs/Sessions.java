package org.saltyos.vfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.process.FileSessions;
import org.saltyos.basalt.process.MappedFile;
import org.saltyos.basalt.process.ProcessEntry;
import org.saltyos.basalt.process.ProcessRecord;
import org.saltyos.basalt.process.ProgramFile;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Caller;
import org.saltyos.lang.NoInline;

/** Keeps what belongs to each process, as the process manager tells it. */
final class Sessions implements FileSessions {
    private static final int STANDARD_DESCRIPTORS = 3;
    private static final int ERROR = 2;

    /** Place of the first process. */
    private static final int FIRST_PLACE = 1;

    private final @Nullable Session[] sessions = new Session[ProgramLayout.PLACES];
    private final List<WaitingCalls> waiting = new ArrayList<>();
    private final Polls polls = new Polls();
    private final Tree tree;
    private final Terminal terminal;
    private final long archive;
    private final MappedFiles mapped;
    private final Census census = new Census();
    private @Nullable RegularFile program;
    private int changes;

    /**
     * Without processes.
     *
     * @param terminal what the first process reads and writes
     * @param archive address of the boot archive, to tell where programs lie in it
     * @param mapped files that processes have mapped
     */
    Sessions(Tree tree, Terminal terminal, long archive, MappedFiles mapped) {
        this.mapped = mapped;
        this.tree = tree;
        this.terminal = terminal;
        this.archive = archive;
        mayWaitAt(census.waiting());
    }

    /** The session of the process at a place; null if none is known there. */
    @Nullable
    Session at(int place) {
        return sessions[place];
    }

    /** A number that is another one when processes have come or gone. */
    int changes() {
        return changes;
    }

    /** What the process manager says about processes. */
    Census census() {
        return census;
    }

    /** The session of the process that sent the present request. */
    Session current() throws RemoteFault {
        long badge = Caller.badge();
        if ((badge & ProgramLayout.PROCESS_BADGE) == 0) {
            throw RemoteFault.REFUSED;
        }
        Session session = sessions[ProgramLayout.place(badge)];
        return session == null || !polls.isEmpty() ? currentAgain(ProgramLayout.place(badge)) : session;
    }

    /** The session at a place, where it is not just there. */
    @NoInline
    private Session currentAgain(int place) {
        polls.forget(place); // who calls again waits no more
        Session session = sessions[place];
        return session == null ? goOn(place) : session;
    }

    /** Those who wait for several files. */
    Polls polls() {
        return polls;
    }

    /**
     * A session for a process that began when another file server was there. Its descriptors went with that one; but the first
     * process, on which everything else depends, has the console again.
     */
    private Session goOn(int place) {
        Session session = new Session(place, tree.mounts().root().root());
        enter(session, 0);
        if (place == FIRST_PLACE) {
            openConsole(session);
        }
        return session;
    }

    private void enter(Session session, int process) {
        session.process(process);
        sessions[session.place()] = session;
        changes++;
    }

    private void openConsole(Session session) {
        OpenFile file = new OpenFile(terminal, OpenFlag.READ_WRITE);
        try {
            for (int i = 0; i < STANDARD_DESCRIPTORS; i++) {
                session.set(i, file, false);
            }
        } catch (PosixFault fault) {
            throw new IllegalStateException("a new session has no room for three descriptors");
        }
    }

    private static void requireManager() throws RemoteFault {
        if ((Caller.badge() & ProgramLayout.MANAGER_BADGE) == 0) {
            throw RemoteFault.REFUSED;
        }
    }

    private Session session(int place) throws PosixFault {
        if (place <= 0 || place >= sessions.length) {
            throw PosixFault.ESRCH;
        }
        Session session = sessions[place];
        return session == null ? goOn(place) : session;
    }

    private static int place(int process) throws PosixFault {
        int place = ProgramLayout.place(process);
        if (process <= 0 || place == 0) {
            throw PosixFault.EINVAL;
        }
        return place;
    }

    @Override
    public void begin(int process, int parent, int input, int output, int error) throws RemoteFault, PosixFault {
        requireManager();
        int place = place(process);
        end(place);
        int[] wanted = {input, output, error};
        if (parent == 0) {
            Session session = new Session(place, tree.mounts().root().root());
            openConsole(session);
            enter(session, process);
            return;
        }
        Session from = session(parent);
        Session session = new Session(place, from.workingDirectory());
        OpenFile[] files = new OpenFile[STANDARD_DESCRIPTORS];
        for (int i = 0; i < STANDARD_DESCRIPTORS; i++) {
            if (wanted[i] >= 0) {
                files[i] = from.file(wanted[i]);
            }
        }
        for (int i = 0; i < STANDARD_DESCRIPTORS; i++) {
            if (wanted[i] >= 0) {
                session.set(i, files[i], false);
            }
        }
        enter(session, process);
    }

    @Override
    public void copy(int process, int parent) throws RemoteFault, PosixFault {
        requireManager();
        int place = place(process);
        Session from = session(parent);
        end(place);
        Session session = new Session(place, from.workingDirectory());
        for (int i = 0; i < from.size(); i++) {
            OpenFile file = from.fileOrNull(i);
            if (file != null) {
                session.set(i, file, from.closesOnExecute(i));
            }
        }
        enter(session, process);
    }

    @Override
    public void executed(int place) throws RemoteFault {
        requireManager();
        Session session = sessions[place & ProgramLayout.PLACES - 1];
        if (session == null) {
            return;
        }
        for (int i = 0; i < session.size(); i++) {
            if (session.fileOrNull(i) != null && session.closesOnExecute(i)) {
                close(session, i);
            }
        }
    }

    @Override
    public void end(int place) throws RemoteFault {
        requireManager();
        Session session = sessions[place & ProgramLayout.PLACES - 1];
        if (session == null) {
            return;
        }
        sessions[session.place()] = null;
        changes++;
        for (int i = waiting.size() - 1; i >= 0; i--) {
            waiting.get(i).forget(session.place());
        }
        polls.forget(session.place());
        for (int i = 0; i < session.size(); i++) {
            if (session.fileOrNull(i) != null) {
                close(session, i);
            }
        }
    }

    @Override
    public int endAll() throws RemoteFault {
        requireManager();
        int ended = 0;
        for (int place = 1; place < sessions.length; place++) {
            ended += sessions[place] == null ? 0 : 1;
            end(place);
        }
        mapped.endAll();
        return ended;
    }

    @Override
    public void onQuestion(Notification notification) throws RemoteFault {
        requireManager();
        census.askThrough(notification);
    }

    @Override
    public void census(int count) throws RemoteFault {
        requireManager();
        census.take(Math.max(0, Math.min(count, ProgramLayout.PLACES - 1)), this::meet);
    }

    /** A process that the process manager tells of: it may be one that began when another file server was there. */
    private void meet(ProcessRecord record) {
        int place = ProgramLayout.place(record.process());
        if (place != 0 && record.state() == ProcessEntry.RUNS) {
            Session session = sessions[place] == null ? goOn(place) : Objects.requireNonNull(sessions[place]);
            if (session.process() == 0) {
                enter(session, record.process());
            }
        }
    }

    /** Closes a descriptor that is there. */
    void close(Session session, int descriptor) {
        OpenFile file = session.remove(descriptor);
        if (file.release() && file.node() instanceof Pipe pipe && pipe.isGone()) {
            waiting.remove(pipe.waiting());
        }
        polls.wake();
    }

    /** Remembers where callers may wait, to end the waits of a process that ends. */
    void mayWaitAt(WaitingCalls calls) {
        waiting.add(calls);
    }

    @Override
    public ProgramFile program(int place) throws RemoteFault, PosixFault {
        requireManager();
        byte[] path = new Texts(place).take();
        // The first process has no parent that could have a working directory.
        Directory start =
                place == 0 ? tree.mounts().root().root() : session(place).workingDirectory();
        Node node = tree.find(start, path, true).require();
        if (!(node instanceof RegularFile file) || (node.mode() & Node.EXECUTE) == 0) {
            throw PosixFault.EACCES;
        }
        program = file;
        long address = file.archiveAddress();
        return new ProgramFile(file.size(), address == 0 ? -1 : address - archive);
    }

    @Override
    public int load(long offset) throws RemoteFault, PosixFault {
        requireManager();
        RegularFile file = program;
        if (file == null) {
            throw PosixFault.EBADF;
        }
        return file.read(Math.max(0, offset), ProgramLayout.exchange(0), ProgramLayout.EXCHANGE_BYTES);
    }

    @Override
    public void report(int place, Bytes text) throws RemoteFault {
        requireManager();
        Session session = sessions[place & ProgramLayout.PLACES - 1];
        OpenFile file = session == null ? null : session.fileOrNull(ERROR);
        if (file == null || !file.isWritable() || file.node() == terminal) {
            terminal.show(text);
            return;
        }
        long address = ProgramLayout.exchange(0);
        for (int i = 0; i < text.length(); i++) {
            RawMemory.putByte(address + i, text.at(i));
        }
        append(file, address, text.length());
    }

    /** Writes a report as far as there is room: it is no reason to wait. */
    private void append(OpenFile file, long address, int count) {
        Node node = file.node();
        try {
            int moved = node.write(node.isSeekable() ? node.size() : 0, address, count);
            if (node instanceof Pipe pipe && moved > 0) {
                pipe.waiting().wake();
                polls.wake();
            }
        } catch (PosixFault fault) {
            return; // it is full, or nobody reads it
        }
    }

    @Override
    public MappedFile map(int place, int descriptor) throws RemoteFault, PosixFault {
        requireManager();
        return mapped.map(session(place).file(descriptor));
    }

    @Override
    public void unmapped(int file) throws RemoteFault {
        requireManager();
        mapped.unmapped(file);
    }

    @Override
    public MemoryObject share(int file, Endpoint pager) throws RemoteFault, PosixFault {
        requireManager();
        return mapped.share(file, pager);
    }

    @Override
    public void supply(int file, long page) throws RemoteFault, PosixFault {
        requireManager();
        mapped.supply(file, page);
    }

    @Override
    public void page(int file, long page) throws RemoteFault, PosixFault {
        requireManager();
        mapped.page(file, page, ProgramLayout.exchange(0));
    }

    @Override
    public void keep(int file, int mappings) throws RemoteFault {
        requireManager();
        mapped.keep(file, mappings);
    }

    @Override
    public void keptAll() throws RemoteFault {
        requireManager();
        mapped.keptAll();
    }
}
