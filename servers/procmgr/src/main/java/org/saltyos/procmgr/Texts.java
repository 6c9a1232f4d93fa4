package org.saltyos.procmgr;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.process.Launch;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** The texts of a launch in its caller's exchange memory: path, arguments, environment, each ended by a zero byte. */
final class Texts {
    private Texts() {}

    /**
     * Checks that they are what the launch says.
     *
     * @param place the caller's
     * @return bytes of the path with its zero byte
     * @throws PosixFault E2BIG when they cannot fit, EINVAL when they are not as many as it says
     */
    @Unsafe(because = "the exchange memory of every place is mapped, and the number of bytes is checked")
    static int check(int place, Launch launch) throws PosixFault {
        if (launch.bytes() < 0 || launch.bytes() > ProgramLayout.EXCHANGE_BYTES) {
            throw PosixFault.E2BIG;
        }
        long start = ProgramLayout.exchange(place);
        int ends = 0;
        int path = 0;
        for (int i = 0; i < launch.bytes(); i++) {
            if (Mem.getByte(start + i) == 0) {
                ends++;
                path = ends == 1 ? i + 1 : path;
            }
        }
        boolean ended = launch.bytes() > 0 && Mem.getByte(start + launch.bytes() - 1) == 0;
        if (!ended || launch.arguments() < 0 || launch.environment() < 0) {
            throw PosixFault.EINVAL;
        }
        if (ends != 1L + launch.arguments() + launch.environment()) {
            throw PosixFault.EINVAL;
        }
        return path;
    }

    /** Eight bytes of a path's last name from its character {@code skip} on; zero bytes behind its end. */
    @Unsafe(because = "the path lies in the exchange memory, ended by a zero byte")
    static long name(long path, int skip) {
        long at = path;
        long start = path;
        while (Mem.getByte(at) != 0) {
            start = Mem.getByte(at) == '/' ? at + 1 : start;
            at++;
        }
        long word = 0;
        for (int i = 0; i < Long.BYTES && start + skip + i < at; i++) {
            word |= (Mem.getByte(start + skip + i) & 0xffL) << i * Byte.SIZE;
        }
        return word;
    }

    /** Writes the launch of the first process into place 0's exchange memory: the program's path and its surroundings. */
    @Unsafe(because = "the texts are shorter than the exchange memory of place 0")
    static Launch first(org.saltyos.basalt.ipc.Bytes program) {
        long at = ProgramLayout.exchange(0);
        long start = at;
        for (int copy = 0; copy < 2; copy++) {
            for (int i = 0; i < program.length(); i++) {
                Mem.putByte(at, program.at(i));
                at++;
            }
            Mem.putByte(at, (byte) 0);
            at++;
        }
        at = put(put(at, "PATH=/bin"), "HOME=/");
        return new Launch((int) (at - start), 1, 2, 0, 1, 2, Launch.NEW_GROUP);
    }

    @Unsafe(because = "the path and these texts are shorter than the exchange memory of place 0")
    private static long put(long address, String text) {
        for (int i = 0; i < text.length(); i++) {
            Mem.putByte(address + i, (byte) text.charAt(i));
        }
        Mem.putByte(address + text.length(), (byte) 0);
        return address + text.length() + 1;
    }
}
