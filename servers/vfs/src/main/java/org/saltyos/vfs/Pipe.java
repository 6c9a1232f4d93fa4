package org.saltyos.vfs;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServer;
import org.saltyos.basalt.file.FileType;

/** Bytes on their way from those who write to those who read. */
final class Pipe extends Node {
    /** Bytes on the way at most; a power of two. */
    static final int CAPACITY = 8192;

    /** Writes of up to so many bytes stay together (POSIX's PIPE_BUF). */
    static final int ATOMIC = 4096;

    private final byte[] bytes = new byte[CAPACITY];
    private final WaitingCalls waiting = new WaitingCalls();
    private int oldest;
    private int count;
    private int readers;
    private int writers;

    Pipe(FileSystem fileSystem) {
        super(fileSystem, 0600);
    }

    @Override
    FileType type() {
        return FileType.PIPE;
    }

    @Override
    long size() {
        return count;
    }

    @Override
    boolean letsWait() {
        return true;
    }

    @Override
    WaitingCalls waiting() {
        return waiting;
    }

    @Override
    int read(long offset, long address, int wanted) {
        if (count == 0) {
            return writers == 0 || wanted == 0 ? 0 : WAIT;
        }
        int taken = Math.min(wanted, count);
        int first = Math.min(taken, CAPACITY - oldest);
        RawMemory.put(address, bytes, oldest, first);
        if (first < taken) {
            RawMemory.put(address + first, bytes, 0, taken - first);
        }
        oldest = oldest + taken & CAPACITY - 1;
        count -= taken;
        return taken;
    }

    @Override
    int write(long offset, long address, int wanted) throws PosixFault {
        if (readers == 0) {
            throw PosixFault.EPIPE;
        }
        int room = CAPACITY - count;
        if (wanted > 0 && (room == 0 || wanted <= ATOMIC && room < wanted)) {
            return WAIT;
        }
        int put = Math.min(wanted, room);
        int start = oldest + count & CAPACITY - 1;
        int first = Math.min(put, CAPACITY - start);
        RawMemory.get(address, bytes, start, first);
        if (first < put) {
            RawMemory.get(address + first, bytes, 0, put - first);
        }
        count += put;
        return put;
    }

    @Override
    int ready() {
        int bits = 0;
        if (count > 0 || writers == 0) {
            bits |= FileServer.READABLE;
        }
        if (CAPACITY - count >= ATOMIC) {
            bits |= FileServer.WRITABLE;
        }
        return readers == 0 || writers == 0 ? bits | FileServer.HUNG_UP : bits;
    }

    @Override
    void opened(OpenFile file) {
        super.opened(file);
        if (file.isReadable()) {
            readers++;
        }
        if (file.isWritable()) {
            writers++;
        }
    }

    @Override
    void closed(OpenFile file) {
        if (file.isReadable()) {
            readers--;
        }
        if (file.isWritable()) {
            writers--;
        }
        waiting.wake();
        super.closed(file);
    }

    /** As on other systems, although it has no name. */
    @Override
    int statusLinks() {
        return 1;
    }

    /** Whether nobody has it open any more. */
    boolean isGone() {
        return readers + writers == 0;
    }
}
