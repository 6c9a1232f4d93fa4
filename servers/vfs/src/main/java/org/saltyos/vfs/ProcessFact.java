package org.saltyos.vfs;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.process.ProcessEntry;
import org.saltyos.basalt.process.ProcessRecord;

/** What is known about one process: {@code /proc/NUMBER/status}. Lines that Linux has too have the same names here. */
final class ProcessFact extends Fact {
    private static final long PAGE = 4096;
    private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;

    private final Census census;
    private final Session session;
    private final int process;

    ProcessFact(FileSystem fileSystem, Census census, Session session) {
        super(fileSystem);
        this.census = census;
        this.session = session;
        process = session.process();
    }

    @Override
    boolean letsWait() {
        return true;
    }

    @Override
    WaitingCalls waiting() {
        return census.waiting();
    }

    @Override
    @Nullable
    String make() throws PosixFault {
        if (!census.isThere()) {
            census.ask();
            return null;
        }
        ProcessRecord record = census.find(process);
        if (record == null) {
            throw PosixFault.ESRCH;
        }
        return describe(record);
    }

    private String describe(ProcessRecord record) {
        return "Name:\t" + characters(record.name0()) + characters(record.name1()) + '\n'
                + "State:\t" + (record.state() == ProcessEntry.RUNS ? "R (running)" : "Z (zombie)") + '\n'
                + "Pid:\t" + process + '\n'
                + "PPid:\t" + record.parent() + '\n'
                + "Pgid:\t" + record.group() + '\n'
                + "Family:\t" + record.family() + '\n'
                + "Descriptors:\t" + session.descriptors() + '\n'
                + SystemFact.kibibytes("VmRSS:\t", record.pages() * PAGE)
                + (record.memoryLimit() == Long.MAX_VALUE
                        ? "VmLimit:\tunlimited\n"
                        : SystemFact.kibibytes("VmLimit:\t", record.memoryLimit()))
                + "ProcessLimit:\t" + record.processLimit() + '\n'
                + "CpuTime:\t" + record.nanoseconds() / NANOSECONDS_PER_MILLISECOND + " ms\n";
    }

    private static String characters(long word) {
        StringBuilder text = new StringBuilder();
        for (long rest = word; rest != 0; rest >>>= Byte.SIZE) {
            text.append((char) (rest & 0xff));
        }
        return text.toString();
    }
}
