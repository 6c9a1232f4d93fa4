package org.saltyos.procmgr;

import org.saltyos.basalt.process.ProcessRecord;
import org.saltyos.basalt.process.ProgramLayout;

/** Writes down what there is to know about all processes, for the file server's {@code /proc}. */
final class Census {
    private Census() {}

    /** Writes a record for each process into the exchange memory of place 0, one behind the other; returns how many. */
    static int take() {
        int count = 0;
        for (int place = 1; place < ProgramLayout.PLACES; place++) {
            Process process = Processes.at(place);
            if (process.state() != 0) {
                write(process, new ProcessRecord(ProgramLayout.exchange(0) + (long) count * ProcessRecord.SIZE));
                count++;
            }
        }
        return count;
    }

    private static void write(Process process, ProcessRecord record) {
        long pages = 0;
        if (process.runs()) {
            process.addNanoseconds(Spaces.consumed(process));
            pages = Spaces.pages(process);
        }
        record.process(process.number());
        record.parent(process.parent());
        record.group(process.group());
        record.state(process.state());
        record.pages(pages);
        record.nanoseconds(process.nanoseconds());
        record.name0(process.name0());
        record.name1(process.name1());
        record.memoryLimit(process.memoryLimit());
        record.processLimit(process.processLimit());
        record.family(process.family());
    }
}
