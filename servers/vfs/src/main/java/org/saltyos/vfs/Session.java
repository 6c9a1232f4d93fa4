package org.saltyos.vfs;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;

/** What the file server knows of one process: its descriptors and its working directory. */
final class Session {
    /** Descriptors that a process can have. */
    static final int LIMIT = 1024;

    private final int place;
    private int process;
    private Directory workingDirectory;
    private @Nullable OpenFile[] files = new OpenFile[8];
    private boolean[] closeOnExecute = new boolean[8];

    Session(int place, Directory workingDirectory) {
        this.place = place;
        this.workingDirectory = workingDirectory;
    }

    int place() {
        return place;
    }

    /** Number of the process; 0 while only its place is known. */
    int process() {
        return process;
    }

    void process(int number) {
        process = number;
    }

    /** How many descriptors lead to something. */
    int descriptors() {
        int count = 0;
        for (OpenFile file : files) {
            count += file == null ? 0 : 1;
        }
        return count;
    }

    Directory workingDirectory() {
        return workingDirectory;
    }

    void workingDirectory(Directory directory) {
        workingDirectory = directory;
    }

    /** The open file behind a descriptor. */
    OpenFile file(int descriptor) throws PosixFault {
        OpenFile file = descriptor >= 0 && descriptor < files.length ? files[descriptor] : null;
        if (file == null) {
            throw PosixFault.EBADF;
        }
        return file;
    }

    /** Gives an open file the lowest free descriptor from {@code atLeast} on. */
    int add(OpenFile file, int atLeast, boolean closes) throws PosixFault {
        int descriptor = free(atLeast);
        set(descriptor, file, closes);
        return descriptor;
    }

    /** The lowest free descriptor from {@code atLeast} on. */
    int free(int atLeast) throws PosixFault {
        int descriptor = atLeast;
        while (descriptor < files.length && files[descriptor] != null) {
            descriptor++;
        }
        if (descriptor >= LIMIT) {
            throw PosixFault.EMFILE;
        }
        return descriptor;
    }

    /** Lets a free descriptor lead to an open file. */
    void set(int descriptor, OpenFile file, boolean closes) throws PosixFault {
        if (descriptor < 0 || descriptor >= LIMIT) {
            throw PosixFault.EBADF;
        }
        if (descriptor >= files.length) {
            int size = Math.min(LIMIT, Math.max(descriptor + 1, files.length * 2));
            files = Arrays.copyOf(files, size);
            closeOnExecute = Arrays.copyOf(closeOnExecute, size);
        }
        files[descriptor] = file.share();
        closeOnExecute[descriptor] = closes;
    }

    void closeOnExecute(int descriptor, boolean closes) throws PosixFault {
        file(descriptor);
        closeOnExecute[descriptor] = closes;
    }

    /** Takes away a descriptor that is there; returns the open file, which has one reference to be released. */
    OpenFile remove(int descriptor) {
        OpenFile file = Objects.requireNonNull(files[descriptor]);
        files[descriptor] = null;
        return file;
    }

    /** Number of descriptors there are room for; some may be free. */
    int size() {
        return files.length;
    }

    @Nullable
    OpenFile fileOrNull(int descriptor) {
        return descriptor >= 0 && descriptor < files.length ? files[descriptor] : null;
    }

    boolean closesOnExecute(int descriptor) {
        return closeOnExecute[descriptor];
    }
}
