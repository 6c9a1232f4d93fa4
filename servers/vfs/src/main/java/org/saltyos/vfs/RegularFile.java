package org.saltyos.vfs;

import java.util.Arrays;
import org.saltyos.basalt.file.FileType;
import org.saltyos.basalt.posix.PosixFault;

/**
 * A sequence of bytes in pieces of 4 KiB, pages of the arena, which exist only where something was written. A file of the boot
 * archive has none at first: it is read in the archive, piece by piece, until a piece is written to.
 */
final class RegularFile extends Node {
    static final int PIECE = Arena.PAGE;

    private static final int PIECE_BITS = Integer.numberOfTrailingZeros(PIECE);

    /** Largest size: what an array of pieces of one more than the heap's usual objects can hold. */
    static final long MAX_SIZE = 1L << 26;

    private final Arena arena;

    /** By piece: number + 1 of its page, 0 for none. */
    private int[] pieces = new int[0];

    private long size;
    private long archive;
    private long archiveSize;

    /** An empty file; only in a file system that keeps its files in an arena. */
    RegularFile(FileSystem fileSystem, int mode) {
        super(fileSystem, mode);
        arena = fileSystem.journal().arena();
    }

    /** Contents that lie in memory and never change there. */
    void contents(long address, long bytes) {
        archive = address;
        archiveSize = bytes;
        size = bytes;
        journal().archived(this, address - fileSystem().archive(), bytes);
    }

    /** Address of its contents if they are still those of the archive, else 0. */
    long archiveAddress() {
        return size == archiveSize && pieces.length == 0 ? archive : 0;
    }

    private Journal journal() {
        return fileSystem().journal();
    }

    @Override
    FileType type() {
        return FileType.REGULAR;
    }

    @Override
    long size() {
        return size;
    }

    @Override
    boolean isSeekable() {
        return true;
    }

    @Override
    int read(long offset, long address, int count) {
        int wanted = (int) Math.max(0, Math.min(count, size - offset));
        int piece = wholePiece(offset, wanted);
        if (piece != 0) {
            RawMemory.copy(address, arena.page(piece - 1) + ((int) offset & PIECE - 1), wanted);
            return wanted;
        }
        int done = 0;
        while (done < wanted) {
            long at = offset + done;
            int within = (int) at & PIECE - 1;
            int part = Math.min(PIECE - within, wanted - done);
            readPiece((int) (at >>> PIECE_BITS), within, address + done, part);
            done += part;
        }
        return wanted;
    }

    /** Number + 1 of the page that has all of a part of the file; 0 if no page has it alone. */
    private int wholePiece(long offset, int count) {
        long index = offset >>> PIECE_BITS;
        return ((int) offset & PIECE - 1) + count <= PIECE && index < pieces.length ? pieces[(int) index] : 0;
    }

    private void readPiece(int index, int within, long address, int count) {
        int piece = index < pieces.length ? pieces[index] : 0;
        if (piece != 0) {
            RawMemory.copy(address, arena.page(piece - 1) + within, count);
        } else {
            original(index, within, address, count);
        }
    }

    /** Copies what a piece holds that was never written to. */
    private void original(int index, int within, long address, int count) {
        long start = (long) index * PIECE + within;
        int fromArchive = (int) Math.max(0, Math.min(count, archiveSize - start));
        RawMemory.copy(address, archive + start, fromArchive);
        RawMemory.clear(address + fromArchive, count - fromArchive);
    }

    @Override
    int write(long offset, long address, int count) throws PosixFault {
        if (offset > MAX_SIZE - count) {
            throw PosixFault.EFBIG;
        }
        int piece = wholePiece(offset, count);
        if (piece != 0
                && offset + count <= size
                && modified() == Moment.now()) { // nothing changes that the journal has to tell
            RawMemory.copy(arena.page(piece - 1) + ((int) offset & PIECE - 1), address, count);
            return count;
        }
        journal().reserve();
        int done = 0;
        while (done < count) {
            long at = offset + done;
            int within = (int) at & PIECE - 1;
            int part = Math.min(PIECE - within, count - done);
            try {
                writePiece((int) (at >>> PIECE_BITS), within, address + done, part);
            } catch (PosixFault fault) {
                if (done == 0) {
                    throw fault;
                }
                break;
            }
            done += part;
        }
        size = Math.max(size, offset + done);
        touch();
        journal().size(this);
        return done;
    }

    private void writePiece(int index, int within, long address, int count) throws PosixFault {
        int piece = index < pieces.length ? pieces[index] : 0;
        if (piece != 0) {
            RawMemory.copy(arena.page(piece - 1) + within, address, count);
            return;
        }
        int page = arena.take();
        long start = arena.page(page);
        original(index, 0, start, within);
        RawMemory.copy(start + within, address, count);
        original(index, within + count, start + within + count, PIECE - within - count);
        has(index, page);
        journal().piece(this, index, page);
    }

    /** A piece is this page. */
    void has(int index, int page) {
        if (index >= pieces.length) {
            pieces = Arrays.copyOf(pieces, Math.max(index + 1, pieces.length * 2));
        }
        pieces[index] = page + 1;
    }

    /** A page that it once had belongs to another file. */
    void loses(int page) {
        for (int i = 0; i < pieces.length; i++) {
            if (pieces[i] == page + 1) {
                pieces[i] = 0;
            }
        }
    }

    @Override
    void resize(long newSize) throws PosixFault {
        if (newSize < 0) {
            throw PosixFault.EINVAL;
        }
        if (newSize > MAX_SIZE) {
            throw PosixFault.EFBIG;
        }
        journal().reserve();
        if (newSize < size) {
            clearEnd(newSize);
        }
        hasSize(newSize);
        touch();
        journal().size(this);
    }

    /** Makes the rest of the last piece zero, so that zeros are read there if the file grows again. */
    private void clearEnd(long end) throws PosixFault {
        int within = (int) (end % PIECE);
        int last = (int) (end / PIECE);
        if (within == 0) {
            return;
        }
        int piece = last < pieces.length ? pieces[last] : 0;
        if (piece == 0 && end < archiveSize) {
            int page = arena.take();
            original(last, 0, arena.page(page), within);
            has(last, page);
            journal().piece(this, last, page);
            piece = page + 1;
        }
        if (piece != 0) {
            RawMemory.clear(arena.page(piece - 1) + within, PIECE - within);
        }
    }

    /** Has a size; whole pieces behind it are forgotten. */
    void hasSize(long newSize) {
        if (newSize < size) {
            int kept = (int) ((newSize + PIECE - 1) / PIECE);
            for (int i = kept; i < pieces.length; i++) {
                giveBack(i);
            }
            if (newSize == 0) {
                pieces = new int[0];
            }
            archiveSize = Math.min(archiveSize, newSize);
        }
        size = newSize;
    }

    private void giveBack(int index) {
        if (pieces[index] != 0) {
            arena.give(pieces[index] - 1);
            pieces[index] = 0;
        }
    }

    @Override
    void discard() {
        for (int i = 0; i < pieces.length; i++) {
            giveBack(i);
        }
        pieces = new int[0];
        size = 0;
        archiveSize = 0;
    }

    /**
     * Writes everything about it but its names into a journal.
     *
     * @throws PosixFault ENOSPC
     */
    void describe(Journal target) throws PosixFault {
        if (archiveSize > 0) {
            target.archived(this, archive - fileSystem().archive(), archiveSize);
        }
        for (int i = 0; i < pieces.length; i++) {
            if (pieces[i] != 0) {
                target.reserveInSnapshot();
                target.piece(this, i, pieces[i] - 1);
            }
        }
        target.size(this);
    }
}
