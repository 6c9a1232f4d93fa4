package org.saltyos.basalt.posix;

import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServerClient;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Input and output of a program without any object made for it: for what has to be said when there may be no memory left. */
public final class LastWords {
    private LastWords() {}

    /** Writes to a descriptor; whether the file server took it. */
    @Unsafe(because = "a Bytes is shorter than the exchange memory, which every program has")
    public static boolean write(int descriptor, Bytes text) {
        for (int i = 0; i < text.length(); i++) {
            Mem.putByte(ProgramLayout.EXCHANGE + i, text.at(i));
        }
        try {
            new FileServerClient(new Endpoint(ProgramLayout.FILES_SLOT)).write(descriptor, text.length());
            return true;
        } catch (RemoteFault | PosixFault fault) {
            return false;
        }
    }

    /**
     * Reads bytes from a descriptor to an address; waits until there are some.
     *
     * @return so many, 0 at the end, -1 if the file server does not give them
     */
    @Unsafe(because = "the caller has that many bytes there, and the file server moves no more than it was asked for")
    public static int read(int descriptor, long address, int count) {
        try {
            int most = Math.min(count, ProgramLayout.EXCHANGE_BYTES);
            int moved = new FileServerClient(new Endpoint(ProgramLayout.FILES_SLOT)).read(descriptor, most);
            Mem.copy(address, ProgramLayout.EXCHANGE, moved);
            return moved;
        } catch (RemoteFault | PosixFault fault) {
            return -1;
        }
    }
}
