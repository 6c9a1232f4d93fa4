package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.file.PipeEnds;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.Files;

/** Where the descriptors 0 to 9 of one command lead, while the shell's own stay as they are. */
final class Descriptors {
    private static final int COUNT = 10;
    private static final int MODE = 0666;
    private static final int NOTHING = -1;

    /** A text up to this length fits into a pipe. */
    private static final int PIPE_TEXT = 4096;

    private final int[] leads = new int[COUNT];
    private final List<Integer> opened = new ArrayList<>();
    private boolean kept;

    /** Those of the shell. */
    Descriptors() {
        for (int i = 0; i < COUNT; i++) {
            leads[i] = i;
        }
    }

    /** A copy to be changed. */
    Descriptors(Descriptors other) {
        System.arraycopy(other.leads, 0, leads, 0, COUNT);
    }

    /** The shell's descriptor behind a command's. */
    int get(int descriptor) {
        return leads[descriptor];
    }

    void set(int descriptor, int lead) {
        leads[descriptor] = lead;
    }

    /** Takes over a descriptor that is closed when the command has ended. */
    void own(int descriptor) {
        opened.add(descriptor);
    }

    /** Applies redirections, in order. */
    void redirect(List<Redirection> redirections, Shell shell) throws ShellException {
        for (Redirection redirection : redirections) {
            if (redirection.descriptor() >= COUNT) {
                throw new ShellException(redirection.descriptor() + ": " + PosixFault.EBADF.text());
            }
            redirect(redirection, shell);
        }
    }

    private void redirect(Redirection redirection, Shell shell) throws ShellException {
        if (redirection.operator().equals("<<")) {
            String text = redirection.target();
            here(redirection, redirection.expands() ? new Expander(shell).hereText(text) : text);
            return;
        }
        String target = new Expander(shell).text(redirection.target());
        if (redirection.operator().endsWith("&")) {
            copy(redirection.descriptor(), target);
            return;
        }
        int flags = switch (redirection.operator()) {
            case "<" -> OpenFlag.READ;
            case "<>" -> OpenFlag.READ_WRITE | OpenFlag.CREATE;
            case ">>" -> OpenFlag.WRITE | OpenFlag.CREATE | OpenFlag.APPEND;
            default -> OpenFlag.WRITE | OpenFlag.CREATE | OpenFlag.TRUNCATE;
        };
        try {
            lead(redirection.descriptor(), Files.open(target, flags, MODE));
        } catch (PosixFault fault) {
            boolean create = (flags & OpenFlag.CREATE) != 0;
            throw new ShellException((create ? "cannot create " : "cannot open ") + target + ": " + fault.text());
        }
    }

    private void lead(int descriptor, int file) throws PosixFault {
        int high = file;
        if (file < COUNT) {
            // The numbers up to 9 belong to the commands.
            high = Files.dupFrom(file, COUNT);
            Files.close(file);
        }
        opened.add(high);
        leads[descriptor] = high;
    }

    private void copy(int descriptor, String target) throws ShellException {
        if (target.equals("-")) {
            leads[descriptor] = NOTHING;
            return;
        }
        if (target.length() != 1 || target.charAt(0) < '0' || target.charAt(0) > '9') {
            throw new ShellException("Bad fd number: " + target);
        }
        int lead = leads[target.charAt(0) - '0'];
        try {
            Files.fstat(lead);
        } catch (PosixFault fault) {
            throw new ShellException(target + ": " + fault.text());
        }
        leads[descriptor] = lead;
    }

    /** Lets a descriptor read a text: through a pipe if it is short, else from a file that has no name any more. */
    private void here(Redirection redirection, String text) throws ShellException {
        byte[] bytes = Utf8.encode(text);
        try {
            if (bytes.length <= PIPE_TEXT) {
                PipeEnds pipe = Files.pipe();
                Files.write(pipe.output(), bytes, 0, bytes.length);
                Files.close(pipe.output());
                lead(redirection.descriptor(), pipe.input());
                return;
            }
            String path = "/tmp/.here-document";
            int file = Files.open(path, OpenFlag.READ_WRITE | OpenFlag.CREATE | OpenFlag.TRUNCATE, 0600);
            Files.unlink(path);
            Files.write(file, bytes, 0, bytes.length);
            Files.seek(file, 0, 0);
            lead(redirection.descriptor(), file);
        } catch (PosixFault fault) {
            throw new ShellException("here-document: " + fault.text());
        }
    }

    /** Lets these be the shell's from now on. */
    void keep() {
        kept = true;
    }

    boolean isKept() {
        return kept;
    }

    /** Closes what was opened for the command, unless it is kept. */
    void close() {
        if (kept) {
            return;
        }
        for (int descriptor : opened) {
            close(descriptor);
        }
        opened.clear();
    }

    /** Closes a descriptor of the shell; it is gone already if the file server was started again meanwhile. */
    static void close(int descriptor) {
        try {
            Files.close(descriptor);
        } catch (PosixFault gone) {
            return;
        }
    }
}
