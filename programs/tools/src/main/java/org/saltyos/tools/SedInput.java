package org.saltyos.tools;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.LineReader;

/** The lines of all files, one after the other, of which the next is known before it is taken: so the last one is known too. */
final class SedInput {
    private final Invocation call;
    private final List<String> files;
    private @Nullable LineReader reader;
    private @Nullable String ahead;
    private int nextFile;
    private int descriptor;
    private boolean aheadComplete;
    private boolean complete = true;

    SedInput(Invocation call, List<String> files) {
        this.call = call;
        this.files = files.isEmpty() ? List.of("-") : files;
        look();
    }

    /** Takes the next line; null behind the last. */
    @Nullable
    String next() {
        String line = ahead;
        complete = aheadComplete;
        if (line != null) {
            look();
        }
        return line;
    }

    /** Whether the line that was taken is the last. */
    boolean isLast() {
        return ahead == null;
    }

    /** Whether the line that was taken had an end. */
    boolean isComplete() {
        return complete;
    }

    private void look() {
        ahead = null;
        while (ahead == null && (reader != null || nextFile < files.size())) {
            try {
                LineReader present = reader == null ? open() : reader;
                reader = present;
                ahead = present.next();
                aheadComplete = present.isComplete();
                if (ahead == null) {
                    close();
                }
            } catch (PosixFault fault) {
                call.complain("can't read " + files.get(nextFile - 1), fault);
                reader = null;
            }
        }
    }

    private LineReader open() throws PosixFault {
        String file = files.get(nextFile);
        nextFile++;
        descriptor = file.equals("-") ? Files.INPUT : Files.open(file, OpenFlag.READ, 0);
        return new LineReader(descriptor);
    }

    private void close() throws PosixFault {
        reader = null;
        if (descriptor != Files.INPUT) {
            Files.close(descriptor);
        }
    }
}
