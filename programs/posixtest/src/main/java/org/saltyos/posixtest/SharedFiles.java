package org.saltyos.posixtest;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.file.PipeEnds;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessEnd;

/** Many files at once, and two processes at the same one. */
final class SharedFiles {
    private static final String FILE = "/etc/data";
    private static final int MANY = 1000;
    private static final int LIMIT = 1024;
    private static final int STANDARD = 3;
    private static final int RECORD = 64;
    private static final int ROUNDS = 200;
    private static final byte[] BYTES = new byte[RECORD];

    private SharedFiles() {}

    /** Opens so many that a thousand are open, and so many that there is none left; tells whether all went as it should. */
    static boolean manyOpen() throws PosixFault {
        boolean right = true;
        for (int i = 0; i < MANY; i++) {
            right &= Files.open(FILE, OpenFlag.READ, 0) == STANDARD + i;
        }
        int code = 0;
        int more = 0;
        while (code == 0) {
            try {
                Files.open(FILE, OpenFlag.READ, 0);
                more++;
            } catch (PosixFault fault) {
                code = fault.code();
            }
        }
        right &= code == PosixFault.EMFILE.code() && STANDARD + MANY + more == LIMIT;
        for (int descriptor = STANDARD; descriptor < LIMIT; descriptor++) {
            Files.close(descriptor);
        }
        right &= Files.open(FILE, OpenFlag.READ, 0) == STANDARD;
        Files.close(STANDARD);
        return right;
    }

    /** Whether records that two processes append to one file are all there, none torn. */
    static boolean sameFile() throws PosixFault {
        int file = Files.open("/tmp/shared", OpenFlag.READ_WRITE | OpenFlag.CREATE | OpenFlag.APPEND, 0600);
        int first = writer(file, 'a');
        int second = writer(file, 'b');
        boolean right = succeeds(first);
        right &= succeeds(second);
        Files.seek(file, 0, 0);
        right &= whole(file) == 2 * ROUNDS;
        Files.close(file);
        Files.unlink("/tmp/shared");
        return right;
    }

    /** Whether records that two processes write to one pipe are whole; a third reads while they write. */
    static boolean samePipe() throws PosixFault {
        PipeEnds pipe = Files.pipe();
        int first = writer(pipe.output(), 'a');
        int second = writer(pipe.output(), 'b');
        Files.close(pipe.output());
        int records = whole(pipe.input());
        Files.close(pipe.input());
        boolean right = succeeds(first);
        right &= succeeds(second);
        return right && records == 2 * ROUNDS;
    }

    private static boolean succeeds(int child) throws PosixFault {
        ProcessEnd end = Processes.await(child);
        return end.status() == 0 && end.signal() == 0;
    }

    /** Starts a process that writes records of one letter. */
    private static int writer(int descriptor, char letter) throws PosixFault {
        int child = Processes.fork();
        if (child != 0) {
            return child;
        }
        for (int i = 0; i < RECORD; i++) {
            BYTES[i] = (byte) letter;
        }
        for (int i = 0; i < ROUNDS; i++) {
            Files.write(descriptor, BYTES, 0, RECORD);
        }
        Processes.exit(0);
        return 0;
    }

    /** How many records a file has, each of one letter; -1 if one is torn. */
    private static int whole(int descriptor) throws PosixFault {
        int records = 0;
        int length = record(descriptor);
        while (length > 0) {
            for (int i = 0; i < RECORD; i++) {
                if (length != RECORD || BYTES[i] != BYTES[0]) {
                    return -1;
                }
            }
            records++;
            length = record(descriptor);
        }
        return records;
    }

    private static int record(int descriptor) throws PosixFault {
        int length = 0;
        int count = Files.read(descriptor, BYTES, 0, RECORD);
        while (count > 0) {
            length += count;
            count = length < RECORD ? Files.read(descriptor, BYTES, length, RECORD - length) : 0;
        }
        return length;
    }
}
