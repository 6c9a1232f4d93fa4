package org.saltyos.vfs;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileType;

/**
 * A sequence of bytes in pieces of 4 KiB, pages of the arena, which exist only where something was written. A file of the boot
 * archive has none at first: it is read in the archive, piece by piece, until a piece is written to. Pieces that processes share
 * as pages of their memory lie in an object of the file's own meanwhile, but keep their pages of the arena.
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
    private @Nullable SharedContents shared;

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
    int read(long offset, long address, int count) throws PosixFault {
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

    /**
     * Number + 1 of the page that has all of a part of the file; 0 if no page has it alone, or processes share pages of the
     * file.
     */
    private int wholePiece(long offset, int count) {
        long index = offset >>> PIECE_BITS;
        boolean one = ((int) offset & PIECE - 1) + count <= PIECE && index < pieces.length;
        return one && shared == null ? pieces[(int) index] : 0;
    }

    /** Address of a piece's contents now; 0 if it was never written to. */
    private long place(int index) throws PosixFault {
        int piece = index < pieces.length ? pieces[index] : 0;
        if (piece == 0 || shared == null) {
            return piece == 0 ? 0 : arena.page(piece - 1);
        }
        return shared.place(index, arena.page(piece - 1));
    }

    private void readPiece(int index, int within, long address, int count) throws PosixFault {
        long place = place(index);
        if (place != 0) {
            RawMemory.copy(address, place + within, count);
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
        if (offset + count > size) {
            clearBehind();
        }
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
        if (offset + done > size) {
            size = offset + done;
            fitShared();
        }
        touch();
        journal().size(this);
        return done;
    }

    private void writePiece(int index, int within, long address, int count) throws PosixFault {
        long place = place(index);
        if (place != 0) {
            RawMemory.copy(place + within, address, count);
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
        } else {
            clearBehind();
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
        long place = place(last);
        if (place == 0 && end < archiveSize) {
            int page = arena.take();
            original(last, 0, arena.page(page), within);
            has(last, page);
            journal().piece(this, last, page);
            place = arena.page(page);
        }
        if (place != 0) {
            RawMemory.clear(place + within, PIECE - within);
        }
    }

    /** Makes zero what those who share the last page wrote behind the end, before the end moves. */
    private void clearBehind() throws PosixFault {
        if (shared != null) {
            clearEnd(size);
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
        fitShared();
    }

    private static long pages(long bytes) {
        return (bytes + PIECE - 1) / PIECE;
    }

    private void fitShared() {
        if (shared != null) {
            shared.resize(pages(size));
        }
    }

    /**
     * Lets processes share its pages.
     *
     * @param memory where
     * @param pager whom the kernel asks for pages; what {@link #supply} is for
     * @throws PosixFault ENOMEM
     */
    SharedContents share(SharedPages memory, Endpoint pager) throws PosixFault {
        SharedContents contents = shared;
        if (contents == null) {
            contents = SharedContents.begin(memory, number(), pages(size), pager);
            shared = contents;
        }
        return contents;
    }

    /**
     * Goes on with pages that processes shared when a file server before this one ended.
     *
     * @throws PosixFault ENOMEM
     */
    void shareAgain(SharedPages memory) throws PosixFault {
        shared = SharedContents.goOn(memory, number(), (int) pages(size));
    }

    /**
     * Makes a page be there for those who share it, if it is not behind the file's end.
     *
     * @throws PosixFault ENOSPC when the arena has no page in which it can lie later; ENOMEM
     */
    void supply(long index) throws PosixFault {
        SharedContents contents = shared;
        if (contents == null) {
            throw PosixFault.EIO;
        }
        if (index < 0 || index >= pages(size)) {
            return;
        }
        int piece = (int) index;
        if (piece >= pieces.length || pieces[piece] == 0) {
            journal().reserve();
            int page = arena.take();
            original(piece, 0, arena.page(page), PIECE);
            has(piece, page);
            journal().piece(this, piece, page);
        }
        contents.supply(piece, arena.page(pieces[piece] - 1));
    }

    /**
     * Nobody shares its pages any more: contents return to the arena. If that fails they stay where they are.
     *
     * @throws PosixFault ENOMEM, EIO
     */
    void unshare() throws PosixFault {
        SharedContents contents = shared;
        if (contents == null) {
            return;
        }
        clearBehind();
        for (int i = 0; i < pieces.length; i++) {
            if (pieces[i] != 0) {
                long home = arena.page(pieces[i] - 1);
                long place = contents.place(i, home);
                if (place != home) {
                    RawMemory.copy(home, place, PIECE);
                }
            }
        }
        contents.drop();
        shared = null;
    }

    private void giveBack(int index) {
        if (pieces[index] != 0) {
            arena.give(pieces[index] - 1);
            pieces[index] = 0;
        }
    }

    @Override
    void discard() {
        if (shared != null) {
            shared.drop();
            shared = null;
        }
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
