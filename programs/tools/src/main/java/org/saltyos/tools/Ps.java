package org.saltyos.tools;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessEntry;

/** {@code ps}: lists the processes, with the memory and the processor time each has taken. */
final class Ps implements Applet {
    private static final int PLACE_MASK = 0xff;
    private static final int KIB_PER_PAGE = 4;
    private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;

    @Override
    public int run(Invocation call) throws PosixFault {
        call.out().line("  PID  PPID  PGID S     KIB   TIME-MS NAME");
        int place = 1;
        while (place <= PLACE_MASK) {
            ProcessEntry entry = Processes.list(place);
            if (entry.process() == 0) {
                break;
            }
            write(call, entry);
            place = (entry.process() & PLACE_MASK) + 1;
        }
        return 0;
    }

    private static void write(Invocation call, ProcessEntry entry) {
        call.out()
                .line(Columns.right(Integer.toString(entry.process()), 5)
                        + Columns.right(Integer.toString(entry.parent()), 6)
                        + Columns.right(Integer.toString(entry.group()), 6)
                        + (entry.state() == ProcessEntry.RUNS ? " R" : " Z")
                        + Columns.right(Long.toString(entry.pages() * KIB_PER_PAGE), 8)
                        + Columns.right(Long.toString(entry.nanoseconds() / NANOSECONDS_PER_MILLISECOND), 10)
                        + " " + name(entry.name0()) + name(entry.name1()));
    }

    private static String name(long characters) {
        StringBuilder name = new StringBuilder();
        for (long rest = characters; rest != 0; rest >>>= Byte.SIZE) {
            name.append((char) (rest & 0xff));
        }
        return name.toString();
    }
}
