package org.saltyos.maven.system;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.maven.elf.ElfFile;
import org.saltyos.maven.elf.ElfSegment;

/**
 * An estimate of where the memory of a machine goes: programs and stacks from below, then the blocks of untyped memory that
 * manifests ask for, each at a multiple of its size.
 *
 * @param parts in the order of their addresses
 * @param bytes the end of the last part: so much memory the machine needs
 */
public record MemoryPlan(List<Part> parts, long bytes) {
    /** What kernel, boot archive, page tables and init's own objects may need beside what manifests declare: 8 MiB. */
    static final long OVERHEAD = 8L << 20;

    /** A piece of memory and whose it is; what nobody has between two blocks has no owner. */
    public record Part(String owner, String what, long from, long bytes) {}

    public MemoryPlan {
        parts = List.copyOf(parts);
    }

    /** The plan for servers with their programs. */
    static MemoryPlan of(List<SystemPlan.Candidate> servers) {
        return of(
                servers.stream().map(SystemPlan.Candidate::manifest).toList(),
                servers.stream()
                        .map(server -> image(server.manifest(), server.bundle().elf()))
                        .toList());
    }

    /** Memory that a server takes at its start: its program with its heap, and its stack, in whole pages. */
    static long image(Manifest manifest, ElfFile program) {
        long bytes = pages(manifest.stackBytes());
        for (ElfSegment segment : program.loadSegments()) {
            bytes += pages(segment.memorySize());
        }
        return bytes;
    }

    /** Untyped memory that a server gets: init rounds it up to a power of two. */
    static long block(Manifest manifest) {
        long bytes = manifest.memoryBytes();
        return bytes == 0 ? 0 : Long.highestOneBit(2 * Math.max(bytes, BootFormat.ALIGNMENT) - 1);
    }

    /** Places what servers need; {@code programs} holds the memory of their programs, in the same order. */
    static MemoryPlan of(List<Manifest> servers, List<Long> programs) {
        List<Part> parts = new ArrayList<>(List.of(new Part("kernel", "kernel, boot archive, tables", 0, OVERHEAD)));
        long at = OVERHEAD;
        for (int i = 0; i < servers.size(); i++) {
            parts.add(new Part(servers.get(i).name(), "program and stack", at, programs.get(i)));
            at += programs.get(i);
        }
        List<Manifest> blocks = servers.stream()
                .filter(server -> block(server) > 0)
                .sorted(Comparator.comparingLong(MemoryPlan::block).thenComparing(Manifest::name))
                .toList();
        for (Manifest server : blocks) {
            long size = block(server);
            long place = at + size - 1 & -size;
            if (place > at) {
                parts.add(new Part("", "free", at, place - at));
            }
            parts.add(new Part(server.name(), "untyped memory", place, size));
            at = place + size;
        }
        return new MemoryPlan(parts, at);
    }

    private static long pages(long bytes) {
        return bytes + BootFormat.ALIGNMENT - 1 & -BootFormat.ALIGNMENT;
    }
}
