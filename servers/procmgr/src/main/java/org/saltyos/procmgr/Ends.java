package org.saltyos.procmgr;

import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.ProcessEnd;
import org.saltyos.basalt.process.ProcessEntry;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.process.ProcessManagerDispatcher;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.process.Signal;
import org.saltyos.basalt.start.Startup;

/** What happens when a process ends: everything comes back, its children are cared for, its parent is told. */
final class Ends {
    private static int foreground;
    private static boolean firstEnded;
    private static boolean interrupted;

    private Ends() {}

    /** Ends a process that runs. */
    static void end(Process process, int status, int signal) {
        int place = process.place();
        try {
            Startup.capabilities().delete(Slots.of(place, Slots.REPLY));
        } catch (KernelFault fault) {
            throw new IllegalStateException("a saved answer cannot be given up");
        }
        Spaces.take(process);
        Programs.leave(Programs.kept(process.program()));
        Files.end(place);
        Spaces.emptyExchange(place);
        process.ended(status, signal);
        leaveChildren(process);
        if (place == Processes.FIRST_PLACE) {
            Processes.free(process);
            firstEnded = true;
        } else {
            tellParent(process);
        }
    }

    /** Children that run go to the first process; the ends of others will never be asked for. */
    private static void leaveChildren(Process parent) {
        for (int place = 1; place < ProgramLayout.PLACES && parent.children() > 0; place++) {
            Process child = Processes.at(place);
            if (child.state() != 0 && child.parent() == parent.number()) {
                if (child.state() == ProcessEntry.ENDED) {
                    Processes.free(child);
                } else {
                    parent.addChildren(-1);
                    child.orphan(Processes.firstNumber());
                    Processes.find(child.parent()).addChildren(1);
                }
            }
        }
    }

    private static void tellParent(Process process) {
        Process parent = Processes.find(process.parent());
        if (process.isOrphan() || !parent.runs()) {
            Processes.free(process);
            return;
        }
        if (parent.waits() && isAwaited(parent, parent.waitsFor(), process)) {
            parent.waitsNoMore();
            ProcessEnd end = new ProcessEnd(process.number(), process.status(), process.signal());
            Ipc.replySaved(Slots.of(parent.place(), Slots.REPLY), ProcessManagerDispatcher.replyToAwait(end));
            Processes.free(process);
        }
    }

    /** Whether {@code process} is one of those that {@code parent} waits for with the argument {@code child}. */
    static boolean isAwaited(Process parent, int child, Process process) {
        if (process.isOrphan() || process.parent() != parent.number()) {
            return false;
        }
        if (child == ProcessManager.ANY) {
            return true;
        }
        return child < 0 ? process.group() == -child : process.number() == child;
    }

    /** Sets the group that control-C ends; 0 for none. */
    static void foreground(int group) {
        foreground = group;
        if (group != 0 && takeInterrupted()) {
            interrupt(); // control-C was faster than the command
        }
    }

    /** Whether control-C was typed while there was no group to be ended; forgets it. */
    static boolean takeInterrupted() {
        boolean was = interrupted;
        interrupted = false;
        return was;
    }

    /** The person at the terminal wants what runs to end; the first process stays. */
    static void interrupt() {
        boolean any = false;
        for (int place = Processes.FIRST_PLACE + 1; place < ProgramLayout.PLACES; place++) {
            Process process = Processes.at(place);
            if (process.runs() && process.group() == foreground) {
                end(process, 0, Signal.INTERRUPT);
                any = true;
            }
        }
        interrupted = !any; // the next group in the foreground is meant, or the first process itself
    }

    /** Whether the first process has ended since this was last asked. */
    static boolean takeFirstEnded() {
        boolean ended = firstEnded;
        firstEnded = false;
        return ended;
    }
}
