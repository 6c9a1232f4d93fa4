package org.saltyos.maven.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Builds small ELF files byte by byte, so that tests can make the ones no linker makes. */
public final class ElfBuilder {
    private static final int HEADERS = 4096;

    private final List<Segment> segments = new ArrayList<>();
    private long entry;

    /** Sets the entry. */
    public ElfBuilder entry(long address) {
        entry = address;
        return this;
    }

    /** Adds a loaded segment whose physical address is its virtual one. */
    public ElfBuilder load(long address, int flags, byte[] content, long memorySize) {
        return segment(ElfSegment.LOAD, address, flags, content, memorySize);
    }

    /** Adds the note that makes a kernel enterable by PVH. */
    public ElfBuilder pvhEntry(long address) {
        ByteBuffer note = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        note.putInt(4).putInt(8).putInt(18).put(new byte[] {'X', 'e', 'n', 0}).putLong(address);
        return segment(ElfSegment.NOTE, 0, ElfSegment.READ, note.array(), 24);
    }

    /** Adds any segment. */
    public ElfBuilder segment(int type, long address, int flags, byte[] content, long memorySize) {
        segments.add(new Segment(type, address, flags, content, memorySize));
        return this;
    }

    /** The file. */
    public byte[] build() {
        int size = HEADERS;
        for (Segment segment : segments) {
            size += segment.content.length;
        }
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, 0x464c457f).put(4, (byte) 2).put(5, (byte) 1).put(6, (byte) 1);
        file.putShort(16, (short) 2)
                .putShort(18, (short) 62)
                .putInt(20, 1)
                .putLong(24, entry)
                .putLong(32, 64);
        file.putShort(52, (short) 64).putShort(54, (short) 56).putShort(56, (short) segments.size());
        int header = 64;
        int at = HEADERS;
        for (Segment segment : segments) {
            file.putInt(header, segment.type).putInt(header + 4, segment.flags).putLong(header + 8, at);
            file.putLong(header + 16, segment.address).putLong(header + 24, segment.address);
            file.putLong(header + 32, segment.content.length).putLong(header + 40, segment.memorySize);
            file.put(at, segment.content);
            header += 56;
            at += segment.content.length;
        }
        return file.array();
    }

    /** The file, read. */
    public ElfFile read() {
        return ElfReader.read("test.elf", build());
    }

    private record Segment(int type, long address, int flags, byte[] content, long memorySize) {}
}
