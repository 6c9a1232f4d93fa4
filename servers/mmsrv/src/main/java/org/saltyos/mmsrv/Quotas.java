package org.saltyos.mmsrv;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.kernel.KernelFault;

/** What each client may hold: three quarters of all memory, where init has set nothing else. No client can starve the others. */
final class Quotas {
    private Quotas() {}

    /** What a client may hold, in bytes. */
    static long of(int client) {
        long set = Records.book().quota(client);
        long total = Records.book().total();
        return set == 0 ? total - (total >>> 2) : set;
    }

    /**
     * Does nothing if a client may have more.
     *
     * @throws PosixFault ENOMEM when its quota is used up
     */
    static void require(int client, long more) throws KernelFault, PosixFault {
        if (Pieces.held(client) + Lasting.bytes(client) + more > of(client)) {
            throw PosixFault.ENOMEM;
        }
    }
}
