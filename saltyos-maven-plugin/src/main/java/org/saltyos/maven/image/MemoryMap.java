package org.saltyos.maven.image;

import java.util.Locale;

/** The memory map of an image as text: where the loaders put what. */
final class MemoryMap {
    private final StringBuilder text = new StringBuilder();

    private MemoryMap() {}

    static String text(KernelImage kernel, BootArchive archive, long archiveSize) {
        MemoryMap map = new MemoryMap();
        map.text.append(
                "Physical memory when the kernel is entered (bytes; the archive may lie elsewhere under QEMU's -kernel)\n");
        map.row(0x7c00, 0x8400, "BIOS loader");
        map.row(0x8800, 0x9c00, "start information and memory map (BIOS loader)");
        long contentEnd = kernel.base() + kernel.content().length;
        map.row(kernel.base(), contentEnd, "kernel, from the medium");
        map.row(contentEnd, kernel.memoryEnd(), "kernel, zero-filled");
        long at = kernel.archiveAddress();
        map.row(at, at + archiveSize, "boot archive, of which");
        at += Pages.SIZE;
        at = map.part(at, "init", archive.init().length);
        at = map.part(at, "line table of the kernel", archive.kernelLines().length);
        at = map.part(at, "line table of init", archive.initLines().length);
        for (NamedFile file : archive.files()) {
            map.text.append(String.format(Locale.ROOT, "%27s%10d    %s%n", "", file.content().length, file.name())
                    .replace("\r\n", "\n"));
        }
        return map.text.toString();
    }

    private long part(long at, String name, long size) {
        row(at, at + size, "  " + name);
        return at + Pages.up(size);
    }

    private void row(long from, long to, String name) {
        if (to > from) {
            text.append(String.format(Locale.ROOT, "[%010x..%010x)  %10d  %s\n", from, to, to - from, name));
        }
    }
}
