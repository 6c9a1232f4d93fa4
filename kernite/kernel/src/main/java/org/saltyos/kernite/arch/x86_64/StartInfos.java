package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;
import org.saltyos.lang.sync.GuardedBy;

/**
 * Copies what the loader says into the kernel's own memory; afterwards the loader's memory is free. Its addresses are
 * physical, below 4 GiB, where the provisional page tables reach.
 */
@Cold
public final class StartInfos {
    /** First word of the start info. */
    public static final int MAGIC = 0x336e_c578;

    private static final int RAM = 1;
    private static final int MAX_COMMAND_LINE = 256;

    @GuardedBy("KERNEL")
    private static final byte[] COMMAND_LINE = new byte[MAX_COMMAND_LINE];

    @GuardedBy("KERNEL")
    private static int commandLineLength;

    @GuardedBy("KERNEL")
    private static long archive;

    @GuardedBy("KERNEL")
    private static long archiveSize;

    @GuardedBy("KERNEL")
    private static long rootPointer;

    private StartInfos() {}

    /** Reads the start info at {@code physical}, and reserves what is in use: archive, kernel from its text on, page 0. */
    static void read(long physical) {
        StartInfo info = new StartInfo(DirectMap.toKernel(physical));
        if (info.magic() != MAGIC || info.version() < 1) {
            throw new IllegalStateException("the loader gave no start info with a memory map");
        }
        if (info.moduleCount() < 1) {
            throw new IllegalStateException("the loader gave no boot archive");
        }
        MemoryMap.clear();
        readMemoryMap(info);
        StartModule module = new StartModule(DirectMap.toKernel(info.modules()));
        archive = module.base();
        archiveSize = module.size();
        rootPointer = info.rootPointer();
        if (info.commandLine() != 0) {
            readCommandLine(DirectMap.toKernel(info.commandLine()));
        }
        MemoryMap.reserve(0, 1);
        MemoryMap.reserve(archive, archive + archiveSize);
    }

    /** Physical address of the boot archive. */
    public static long archive() {
        return archive;
    }

    /** Bytes of the boot archive. */
    public static long archiveSize() {
        return archiveSize;
    }

    /** Physical address of the ACPI root pointer structure as the loader told, 0 if it did not. */
    public static long rootPointer() {
        return rootPointer;
    }

    /** Whether {@code word} stands in the command line, between blanks. */
    public static boolean hasWord(String word) {
        for (int i = 0; i + word.length() <= commandLineLength; i++) {
            if (isWordAt(word, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordAt(String word, int start) {
        int end = start + word.length();
        if (start > 0 && COMMAND_LINE[start - 1] != ' ' || end < commandLineLength && COMMAND_LINE[end] != ' ') {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (COMMAND_LINE[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static void readMemoryMap(StartInfo info) {
        for (int pass = 0; pass < 2; pass++) { // reservations win over RAM, whatever the order of the list
            for (int i = 0; i < info.memoryMapCount(); i++) {
                StartMemory region =
                        new StartMemory(DirectMap.toKernel(info.memoryMap()) + (long) i * StartMemory.SIZE);
                long end = region.base() + region.size();
                if (region.type() == RAM && pass == 0) {
                    MemoryMap.addRam(region.base(), end);
                } else if (region.type() != RAM && pass == 1) {
                    MemoryMap.reserve(region.base(), end);
                }
            }
        }
    }

    @Unsafe(because = "the loader's command line ends with a NUL; at most the bytes of the array are read")
    private static void readCommandLine(long address) {
        commandLineLength = 0;
        while (commandLineLength < MAX_COMMAND_LINE) {
            byte next = Mem.getByte(address + commandLineLength);
            if (next == 0) {
                return;
            }
            COMMAND_LINE[commandLineLength] = next;
            commandLineLength++;
        }
    }
}
