package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;
import org.saltyos.lang.sync.GuardedBy;

/**
 * As much of ACPI as the kernel itself needs (ACPI 6.5, 5.2): the root pointer, for others to go on from, and from the
 * MADT where the I/O interrupt controllers are and which processors there are. Every table is checked
 * for its length and sum; what is broken is ignored.
 * Runs on the provisional page tables, which reach 4 GiB.
 */
@Cold
public final class Acpi {
    private static final long REACH = 1L << 32;
    private static final long BIOS_AREA = 0xe_0000;
    private static final long BIOS_AREA_END = 0x10_0000;
    private static final long SIGNATURE_ROOT = 0x2052_5450_2044_5352L; // "RSD PTR "
    private static final int SIGNATURE_MADT = 0x4349_5041; // "APIC"
    private static final int ROOT_SIZE = 20;
    private static final int ROOT_REVISION = 15;
    private static final int ROOT_RSDT = 16;
    private static final int ROOT_XSDT = 24;
    private static final int TABLE_LENGTH = 4;
    private static final int TABLE_HEADER = 36;
    private static final int MADT_ENTRIES = 44;
    private static final int MADT_LOCAL_APIC = 0;
    private static final int LOCAL_APIC_ID = 3;
    private static final int LOCAL_APIC_FLAGS = 4;
    private static final int LOCAL_APIC_ENABLED = 1;
    private static final int MADT_IO_APIC = 1;
    private static final int IO_APIC_ADDRESS = 4;
    private static final int IO_APIC_FIRST_LINE = 8;
    private static final int MAX_TABLE = 1 << 20;

    /** Where each I/O interrupt controller is, and its first line. */
    @GuardedBy("KERNEL")
    private static final int[] IO_APICS = new int[IoApic.MAX];

    @GuardedBy("KERNEL")
    private static final int[] FIRST_LINES = new int[IoApic.MAX];

    @GuardedBy("KERNEL")
    private static int ioApics;

    @GuardedBy("KERNEL")
    private static long rootPointer;

    /** What interrupts to each processor are addressed to, in the order of the table. */
    @GuardedBy("KERNEL")
    private static final int[] APIC_IDS = new int[Processors.MAX];

    /** Processors the table says are enabled; more than {@link #APIC_IDS} has room for are only counted. */
    @GuardedBy("KERNEL")
    private static int enabled;

    /** Processors the table says are there but not to be used. */
    @GuardedBy("KERNEL")
    private static int disabled;

    private Acpi() {}

    /** Physical address of the root pointer structure, 0 if none was found. */
    public static long rootPointer() {
        return rootPointer;
    }

    /** Number of I/O interrupt controllers, at least 1. */
    static int ioApics() {
        return Math.max(1, ioApics);
    }

    /** Physical address of I/O interrupt controller {@code index}; one that the tables do not name is where it always is. */
    static long ioApic(int index) {
        return ioApics == 0 ? IoApic.START : IO_APICS[index] & 0xffff_ffffL;
    }

    /** The first line of I/O interrupt controller {@code index}. */
    static int firstLine(int index) {
        return FIRST_LINES[index];
    }

    /** Number of processors whose {@link #apicId} is known, 0 without a table. */
    static int processors() {
        return Math.min(enabled, Processors.MAX);
    }

    /** What interrupts to processor {@code index} of the table are addressed to. */
    static int apicId(int index) {
        return APIC_IDS[index];
    }

    /** Processors of the table that are not used: disabled by the firmware, or too many. */
    static int unusedProcessors() {
        return disabled + enabled - processors();
    }

    /** Finds the tables, from the loader's {@code hint} or, if that is 0, in the BIOS area. */
    static void discover(long hint) {
        enabled = 0;
        disabled = 0;
        rootPointer = hint != 0 && isRootPointer(hint) ? hint : search();
        if (rootPointer == 0) {
            return;
        }
        boolean extended = (getByte(rootPointer + ROOT_REVISION) & 0xff) >= 2;
        long list = extended ? getLong(rootPointer + ROOT_XSDT) : getInt(rootPointer + ROOT_RSDT);
        int width = extended ? 8 : 4;
        long length = tableLength(list);
        for (long at = TABLE_HEADER; at + width <= length; at += width) {
            long table = extended ? getLong(list + at) : getInt(list + at);
            if (tableLength(table) >= MADT_ENTRIES && (int) getInt(table) == SIGNATURE_MADT) {
                readMadt(table);
            }
        }
    }

    private static long search() {
        for (long at = BIOS_AREA; at < BIOS_AREA_END; at += 16) {
            if (isRootPointer(at)) {
                return at;
            }
        }
        return 0;
    }

    private static boolean isRootPointer(long physical) {
        return physical < REACH - ROOT_SIZE && getLong(physical) == SIGNATURE_ROOT && sum(physical, ROOT_SIZE) == 0;
    }

    /** Length of a table that is complete and whose bytes sum up to 0; 0 for any other. */
    private static long tableLength(long table) {
        if (table == 0 || Long.compareUnsigned(table, REACH - MAX_TABLE) >= 0) {
            return 0;
        }
        long length = getInt(table + TABLE_LENGTH);
        return length < TABLE_HEADER || length > MAX_TABLE || sum(table, (int) length) != 0 ? 0 : length;
    }

    private static void readMadt(long table) {
        long length = tableLength(table);
        long at = MADT_ENTRIES;
        while (at + 2 <= length) {
            int type = getByte(table + at) & 0xff;
            int size = getByte(table + at + 1) & 0xff;
            if (size < 2 || at + size > length) {
                return;
            }
            if (type == MADT_LOCAL_APIC && size >= 8) {
                readProcessor(table + at);
            }
            if (type == MADT_IO_APIC && size >= 12) {
                readIoApic(table + at);
            }
            at += size;
        }
    }

    private static void readIoApic(long entry) {
        long address = getInt(entry + IO_APIC_ADDRESS);
        long first = getInt(entry + IO_APIC_FIRST_LINE);
        boolean known = address >= IoApic.START && address < IoApic.END && first <= IoApic.MAX_FIRST_LINE;
        if (known && ioApics < IoApic.MAX) {
            IO_APICS[ioApics] = (int) address;
            FIRST_LINES[ioApics] = (int) first;
            ioApics++;
        }
    }

    private static void readProcessor(long entry) {
        if ((getInt(entry + LOCAL_APIC_FLAGS) & LOCAL_APIC_ENABLED) == 0) {
            disabled++;
            return;
        }
        if (enabled < Processors.MAX) {
            APIC_IDS[enabled] = getByte(entry + LOCAL_APIC_ID) & 0xff;
        }
        enabled++;
    }

    private static int sum(long physical, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += getByte(physical + i);
        }
        return sum & 0xff;
    }

    @Unsafe(because = "the address is below 4 GiB, all of which the provisional page tables map")
    private static byte getByte(long physical) {
        return Mem.getByte(DirectMap.toKernel(physical));
    }

    @Unsafe(because = "the address is below 4 GiB, all of which the provisional page tables map")
    private static long getInt(long physical) {
        return Mem.getInt(DirectMap.toKernel(physical)) & 0xffff_ffffL;
    }

    @Unsafe(because = "the address is below 4 GiB, all of which the provisional page tables map")
    private static long getLong(long physical) {
        return Mem.getLong(DirectMap.toKernel(physical));
    }
}
