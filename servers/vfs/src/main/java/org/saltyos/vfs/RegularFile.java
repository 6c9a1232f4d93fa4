package org.saltyos.vfs;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.file.FileType;
import org.saltyos.basalt.posix.PosixFault;

/**
 * A sequence of bytes in pieces of 4 KiB, which exist only where something was written. A file of the boot archive has
 * none at first: it is read in the archive, piece by piece, until a piece is written to.
 */
final class RegularFile extends Node {
    static final int PIECE = 4096;

    /** Largest size: what an array of pieces of one more than the heap's usual objects can hold. */
    static final long MAX_SIZE = 1L << 26;

    private byte[] @Nullable [] pieces = new byte[0][];
    private long size;
    private long archive;
    private long archiveSize;

    RegularFile(FileSystem fileSystem, int mode) {
        super(fileSystem, mode);
    }

    /** Contents that lie in memory and never change there. */
    void contents(long address, long bytes) {
        archive = address;
        archiveSize = bytes;
        size = bytes;
    }

    /** Address of its contents if they are still those of the archive, else 0. */
    long archiveAddress() {
        return size == archiveSize && pieces.length == 0 ? archive : 0;
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
        int done = 0;
        while (done < wanted) {
            long at = offset + done;
            int within = (int) (at % PIECE);
            int part = Math.min(PIECE - within, wanted - done);
            readPiece((int) (at / PIECE), within, address + done, part);
            done += part;
        }
        return wanted;
    }

    private void readPiece(int index, int within, long address, int count) {
        byte @Nullable [] piece = index < pieces.length ? pieces[index] : null;
        if (piece != null) {
            RawMemory.put(address, piece, within, count);
            return;
        }
        long start = (long) index * PIECE + within;
        int fromArchive = (int) Math.max(0, Math.min(count, archiveSize - start));
        RawMemory.copy(address, archive + start, fromArchive);
        RawMemory.clear(address + fromArchive, count - fromArchive);
    }

    @Override
    int write(long offset, long address, int count) throws PosixFault {
        if (offset + count > MAX_SIZE) {
            throw PosixFault.EFBIG;
        }
        int done = 0;
        while (done < count) {
            long at = offset + done;
            int within = (int) (at % PIECE);
            int part = Math.min(PIECE - within, count - done);
            byte @Nullable [] piece = pieceOrNull((int) (at / PIECE), done > 0);
            if (piece == null) {
                return done;
            }
            RawMemory.get(address + done, piece, within, part);
            done += part;
            size = Math.max(size, offset + done);
        }
        touch();
        return done;
    }

    /** The piece to write to; null if there is no room and something was written already. */
    private byte @Nullable [] pieceOrNull(int index, boolean partial) throws PosixFault {
        try {
            return piece(index);
        } catch (PosixFault fault) {
            if (partial) {
                return null;
            }
            throw fault;
        }
    }

    private byte[] piece(int index) throws PosixFault {
        if (index >= pieces.length) {
            pieces = Arrays.copyOf(pieces, Math.max(index + 1, pieces.length * 2));
        }
        byte @Nullable [] piece = pieces[index];
        if (piece == null) {
            fileSystem().take(PIECE);
            piece = new byte[PIECE];
            long start = (long) index * PIECE;
            int fromArchive = (int) Math.max(0, Math.min(PIECE, archiveSize - start));
            RawMemory.get(archive + start, piece, 0, fromArchive);
            pieces[index] = piece;
        }
        return piece;
    }

    @Override
    void resize(long newSize) throws PosixFault {
        if (newSize < 0) {
            throw PosixFault.EINVAL;
        }
        if (newSize > MAX_SIZE) {
            throw PosixFault.EFBIG;
        }
        if (newSize < size) {
            cut(newSize);
        }
        size = newSize;
        touch();
    }

    /** Forgets what lies behind {@code end}, so that zeros are read there if the file grows again. */
    private void cut(long end) throws PosixFault {
        int kept = (int) ((end + PIECE - 1) / PIECE);
        for (int i = kept; i < pieces.length; i++) {
            if (pieces[i] != null) {
                pieces[i] = null;
                fileSystem().give(PIECE);
            }
        }
        if (end == 0) {
            pieces = new byte[0][];
        } else if (end % PIECE != 0 && (kept - 1 < pieces.length && pieces[kept - 1] != null || end < archiveSize)) {
            Arrays.fill(piece(kept - 1), (int) (end % PIECE), PIECE, (byte) 0);
        }
        archiveSize = Math.min(archiveSize, end);
    }

    @Override
    void discard() {
        for (byte @Nullable [] piece : pieces) {
            if (piece != null) {
                fileSystem().give(PIECE);
            }
        }
        pieces = new byte[0][];
        size = 0;
        archiveSize = 0;
    }
}
