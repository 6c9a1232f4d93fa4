package org.saltyos.vfs.cache;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.lang.machine.Machine;

/** Pages of memory that a test gave out, as many as there are left. */
public final class PlainPageMemory implements PageMemory {
    private final long address;
    private final boolean[] there;

    /** So many pages can still be made. */
    public int left = Integer.MAX_VALUE;

    /** Pages at an address, none of which is there. */
    public PlainPageMemory(long address, int pages) {
        this.address = address;
        there = new boolean[pages];
        Machine.current().memory().map(address, pages * PageCache.PAGE);
    }

    /** How many are there. */
    public int count() {
        int count = 0;
        for (boolean one : there) {
            count += one ? 1 : 0;
        }
        return count;
    }

    @Override
    public int pages() {
        return there.length;
    }

    @Override
    public long address(int index) {
        return address + (long) index * PageCache.PAGE;
    }

    @Override
    public void commit(int index) throws PosixFault {
        if (there[index]) {
            return;
        }
        if (left == 0) {
            throw PosixFault.ENOMEM;
        }
        left--;
        there[index] = true;
    }

    @Override
    public void decommit(int first, int count) {
        for (int i = first; i < first + count; i++) {
            left += there[i] ? 1 : 0;
            there[i] = false;
        }
        Machine.current().memory().fill(address(first), (byte) 0, (long) count * PageCache.PAGE);
    }
}
