package org.saltyos.procmgr;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryCalls;
import org.saltyos.basalt.memory.MemoryFigures;
import org.saltyos.basalt.process.Launch;
import org.saltyos.basalt.process.NamedMemory;
import org.saltyos.basalt.process.ProcessEnd;
import org.saltyos.basalt.process.ProcessEntry;
import org.saltyos.basalt.process.ProcessFigures;
import org.saltyos.basalt.process.ProcessLimits;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.process.Signal;
import org.saltyos.basalt.start.Startup;

/** The calls of processes. Before each, the loop says who calls; after it, it asks whether there is an answer. */
final class ProcessLogic implements ProcessManager {
    private static final int NAME_WORD = Long.BYTES;
    private static final ProcessEnd NOBODY = new ProcessEnd(0, 0, 0);

    private int caller;
    private boolean byProcess;
    private boolean answers;

    /** The next call comes through a capability with this badge. */
    void callFrom(long badge) {
        byProcess = (badge & ProgramLayout.PROCESS_BADGE) != 0;
        caller = byProcess ? ProgramLayout.place(badge) : 0;
        answers = true;
    }

    /** Place of the process that calls; 0 for a server. */
    int caller() {
        return caller;
    }

    /** Whether the last call is to be answered now. */
    boolean answers() {
        return answers;
    }

    /** The process that calls. */
    private Process process() throws RemoteFault {
        if (!byProcess) {
            throw RemoteFault.REFUSED;
        }
        return Processes.at(caller);
    }

    @Override
    public int spawn(Launch launch) throws RemoteFault, PosixFault {
        Process parent = process();
        int group = group(parent, launch.group());
        Limits.requireProcess(parent);
        int path = Texts.check(caller, launch);
        Kept program = Files.program(caller);
        Process child;
        try {
            child = Processes.begin(parent.number(), group);
            Limits.inherit(child, parent, false);
        } catch (PosixFault fault) {
            Programs.dropIfUnused(program);
            throw fault;
        }
        start(child, program, launch, path);
        return child.number();
    }

    /** The group that a launch asks for, 0 for a new one. */
    private static int group(Process parent, int asked) throws PosixFault {
        if (asked == 0) {
            return parent.group();
        }
        if (asked == Launch.NEW_GROUP) {
            return 0;
        }
        if (!Processes.isGroup(asked)) {
            throw PosixFault.EPERM;
        }
        return asked;
    }

    /** Starts a program in a new process; the process is gone if that fails. */
    private void start(Process child, Kept program, Launch launch, int path) throws PosixFault {
        long texts = ProgramLayout.exchange(caller);
        try {
            Files.begin(child.number(), caller, launch);
        } catch (PosixFault fault) {
            Programs.dropIfUnused(program);
            Processes.free(child);
            throw fault;
        }
        child.name(Texts.name(texts, 0), Texts.name(texts, NAME_WORD));
        try {
            Starts.start(child, program, launch, texts + path, launch.bytes() - path);
        } catch (PosixFault fault) {
            Programs.dropIfUnused(program);
            Files.end(child.place());
            Processes.free(child);
            throw fault;
        }
    }

    @Override
    public int fork() throws RemoteFault, PosixFault {
        Process original = process();
        Limits.requireProcess(original);
        Process copy = Processes.begin(original.number(), original.group());
        Limits.inherit(copy, original, false);
        try {
            Files.copy(copy.number(), caller);
        } catch (PosixFault fault) {
            Processes.free(copy);
            throw fault;
        }
        try {
            Copies.copy(original, copy);
        } catch (PosixFault fault) {
            Files.end(copy.place());
            Processes.free(copy);
            throw fault;
        }
        return copy.number();
    }

    @Override
    public void execute(Launch launch) throws RemoteFault, PosixFault {
        Process process = process();
        int path = Texts.check(caller, launch);
        Kept program = Files.program(caller);
        try {
            Limits.requireProgram(process, program.image());
        } catch (PosixFault fault) {
            Programs.dropIfUnused(program);
            throw fault;
        }
        Kept before = Programs.kept(process.program());
        Programs.enter(program); // it must not be forgotten when nobody else runs what was before
        Spaces.take(process);
        Programs.leave(before);
        Files.executed(caller);
        answers = false;
        long texts = ProgramLayout.exchange(caller);
        process.name(Texts.name(texts, 0), Texts.name(texts, NAME_WORD));
        try {
            Starts.start(process, program, launch, texts + path, launch.bytes() - path);
            Programs.leave(program);
        } catch (PosixFault fault) {
            // There is no way back to what it was.
            process.program(program.number());
            Reports.begin("procmgr: a process ended because its new program could not be started: ")
                    .append(fault.text());
            Reports.end();
            Ends.end(process, 0, Signal.KILL);
        }
    }

    @Override
    public ProcessEnd await(int child, int options) throws RemoteFault, PosixFault {
        Process parent = process();
        boolean any = false;
        int from = child > 0 ? Processes.find(child).place() : 1;
        int behind = child > 0 ? from + 1 : ProgramLayout.PLACES;
        for (int place = from; place < behind; place++) {
            Process process = Processes.at(place);
            if (process.state() != 0 && Ends.isAwaited(parent, child, process)) {
                any = true;
                if (process.state() == ProcessEntry.ENDED) {
                    ProcessEnd end = new ProcessEnd(process.number(), process.status(), process.signal());
                    Processes.free(process);
                    return end;
                }
            }
        }
        if (!any) {
            throw PosixFault.ECHILD;
        }
        if ((options & NO_WAIT) == 0) {
            waitLater(parent, child);
        }
        return NOBODY;
    }

    private void waitLater(Process parent, int child) throws RemoteFault {
        try {
            Startup.capabilities().saveCaller(Slots.of(parent.place(), Slots.REPLY));
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
        parent.waitFor(child);
        answers = false;
    }

    @Override
    public void exit(int status) throws RemoteFault {
        Process process = process();
        answers = false;
        Ends.end(process, status & 0xff, 0);
    }

    @Override
    public void kill(int target, int signal) throws RemoteFault, PosixFault {
        if (signal < 0 || signal > Signal.MAX) {
            throw PosixFault.EINVAL;
        }
        int group = target == 0 ? process().group() : -target;
        boolean found = false;
        boolean ownEnd = false;
        for (int place = 1; place < ProgramLayout.PLACES; place++) {
            Process process = Processes.at(place);
            boolean meant = target > 0 ? process.number() == target : process.group() == group;
            if (process.state() != 0 && meant) {
                found = true;
                ownEnd |= byProcess && place == caller;
                requireMayEnd(process, target, signal);
                if (signal != 0 && process.runs() && place != caller && place != Processes.FIRST_PLACE) {
                    Ends.end(process, 0, signal);
                }
            }
        }
        if (!found) {
            throw PosixFault.ESRCH;
        }
        if (ownEnd && signal != 0 && caller != Processes.FIRST_PLACE) {
            answers = false;
            Ends.end(Processes.at(caller), 0, signal); // last: it is the one that asked
        }
    }

    /** The first process ends only by itself; a signal for its whole group passes it by. */
    private static void requireMayEnd(Process process, int target, int signal) throws PosixFault {
        if (signal != 0 && target > 0 && process.place() == Processes.FIRST_PLACE) {
            throw PosixFault.EPERM;
        }
    }

    @Override
    public ProcessEntry self() throws RemoteFault {
        return entry(process());
    }

    @Override
    public ProcessEntry list(int place) {
        for (int i = Math.max(1, place); i < ProgramLayout.PLACES; i++) {
            if (Processes.at(i).state() != 0) {
                return entry(Processes.at(i));
            }
        }
        return new ProcessEntry(0, 0, 0, 0, 0, 0, 0, 0);
    }

    private static ProcessEntry entry(Process process) {
        long pages = 0;
        if (process.runs()) {
            process.addNanoseconds(Spaces.consumed(process));
            pages = Spaces.pages(process);
        }
        return new ProcessEntry(
                process.number(),
                process.parent(),
                process.group(),
                process.state(),
                pages,
                process.nanoseconds(),
                process.name0(),
                process.name1());
    }

    @Override
    public void group(int target, int group) throws RemoteFault, PosixFault {
        Process self = process();
        Process process = target == 0 ? self : Processes.find(target);
        if (!process.runs() || process != self && process.parent() != self.number()) {
            throw PosixFault.ESRCH;
        }
        if (group != 0 && group != process.number() && !Processes.isGroup(group)) {
            throw PosixFault.EPERM;
        }
        process.group(group == 0 ? process.number() : group);
    }

    @Override
    public void foreground(int group) throws RemoteFault, PosixFault {
        process();
        if (group != 0 && !Processes.isGroup(group)) {
            throw PosixFault.EPERM;
        }
        Ends.foreground(group);
    }

    @Override
    public int interrupted() throws RemoteFault {
        process();
        return Ends.takeInterrupted() ? 1 : 0;
    }

    @Override
    public ProcessFigures figures() throws RemoteFault {
        try {
            MemoryFigures memory = MemoryCalls.figures();
            return new ProcessFigures(
                    Processes.count(),
                    Pool.pool().freePages(),
                    Pool.pool().usedPages(),
                    Pieces.held(),
                    Processes.started(),
                    memory.total(),
                    memory.free() + memory.poolFree());
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public long map(long bytes, int kind) throws RemoteFault, PosixFault {
        return Mappings.map(process(), bytes, kind);
    }

    @Override
    public long mapFile(int descriptor, long offset, long bytes, int kind) throws RemoteFault, PosixFault {
        return FileMappings.map(process(), descriptor, offset, bytes, kind);
    }

    @Override
    public void unmap(long address, long bytes) throws RemoteFault, PosixFault {
        Mappings.unmap(process().place(), address, bytes);
    }

    @Override
    public void protect(long address, long bytes, int access) throws RemoteFault, PosixFault {
        Protections.protect(process().place(), address, bytes, access);
    }

    @Override
    public NamedMemory mapNamed(Bytes name, long bytes, int options) throws RemoteFault, PosixFault {
        return Names.map(process(), name, bytes, options);
    }

    @Override
    public void unlinkNamed(Bytes name) throws RemoteFault, PosixFault {
        process();
        Names.unlink(name);
    }

    @Override
    public void limit(int what, long value) throws RemoteFault, PosixFault {
        Limits.set(process(), what, value);
    }

    @Override
    public ProcessLimits limits() throws RemoteFault {
        return Limits.of(process());
    }

    @Override
    public void begin() throws RemoteFault, PosixFault {
        if (byProcess) {
            throw RemoteFault.REFUSED;
        }
        startFirst();
    }

    /**
     * Starts the first process.
     *
     * @throws PosixFault as {@link #spawn}
     */
    void startFirst() throws PosixFault {
        caller = 0;
        Launch launch = Texts.first(FirstProcess.program());
        int path = Texts.check(0, launch);
        Kept program = Files.program(0);
        Process first = Processes.beginFirst();
        Limits.inherit(first, first, true);
        start(first, program, launch, path);
        Ends.foreground(first.group());
    }
}
