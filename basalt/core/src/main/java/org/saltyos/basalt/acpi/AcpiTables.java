package org.saltyos.basalt.acpi;

import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mmio;

/**
 * Finds ACPI's tables (ACPI 6.5, 5.2). The firmware's memory is not trusted: a table counts only if its length is sensible
 * and its bytes sum up to 0, and no more of it is ever looked at than its length says.
 */
public final class AcpiTables {
    /** Signature of the fixed table, {@link Fadt}: "FACP". */
    public static final int FADT = 0x5043_4146;

    /** Signature of the table of interrupt controllers and processors: "APIC". */
    public static final int MADT = 0x4349_5041;

    /** Signature of the table that tells where PCI configuration space is in memory: "MCFG". */
    public static final int MCFG = 0x4746_434d;

    /** Signature of the table of the high-precision event timer: "HPET". */
    public static final int HPET = 0x5445_5048;

    /** Signature of the definition block, in AML: "DSDT". */
    public static final int DSDT = 0x5444_5344;

    /** Offset of the length in every table. */
    public static final int LENGTH = 4;

    /** Bytes of the header that every table has. */
    public static final int HEADER = 36;

    private static final long SIGNATURE_ROOT = 0x2052_5450_2044_5352L; // "RSD PTR "
    private static final int ROOT_BYTES = 36;
    private static final int ROOT_SUMMED = 20;
    private static final int ROOT_REVISION = 15;
    private static final int ROOT_RSDT = 16;
    private static final int ROOT_XSDT = 24;
    private static final int MAX_TABLE = 1 << 20;

    private AcpiTables() {}

    /**
     * The first table with a signature.
     *
     * @param rootPointer physical address of the root pointer structure, as the boot information tells it
     * @return where the whole table is mapped; 0 if there is none that is complete
     * @throws KernelFault when the memory cannot be mapped
     */
    public static long find(PhysicalMemory memory, long rootPointer, int signature) throws KernelFault {
        long root = rootPointer == 0 ? 0 : memory.map(rootPointer, ROOT_BYTES);
        if (root == 0 || getLong(root) != SIGNATURE_ROOT || sum(root, ROOT_SUMMED) != 0) {
            return 0;
        }
        boolean extended = getByte(root + ROOT_REVISION) >= 2;
        long list = table(memory, extended ? getLong(root + ROOT_XSDT) : getInt(root + ROOT_RSDT));
        if (list == 0) {
            return 0;
        }
        int width = extended ? Long.BYTES : Integer.BYTES;
        long length = length(list);
        for (long at = HEADER; at + width <= length; at += width) {
            long physical = extended ? getLong(list + at) : getInt(list + at);
            if (physical != 0 && (int) getInt(memory.map(physical, HEADER)) == signature) {
                return table(memory, physical);
            }
        }
        return 0;
    }

    /**
     * Maps the whole table at a physical address.
     *
     * @return where it is mapped; 0 if it is not complete
     * @throws KernelFault when the memory cannot be mapped
     */
    public static long table(PhysicalMemory memory, long physical) throws KernelFault {
        if (physical == 0) {
            return 0;
        }
        long length = length(memory.map(physical, HEADER));
        if (length < HEADER || length > MAX_TABLE) {
            return 0;
        }
        long table = memory.map(physical, length);
        return length(table) == length && sum(table, length) == 0 ? table : 0;
    }

    /** Bytes of a mapped table. */
    public static long length(long table) {
        return getInt(table + LENGTH);
    }

    private static int sum(long address, long bytes) {
        int sum = 0;
        for (long i = 0; i < bytes; i++) {
            sum += getByte(address + i);
        }
        return sum & 0xff;
    }

    @Unsafe(because = "callers read inside what they mapped: a root pointer, a header or a whole table")
    private static int getByte(long address) {
        return Mmio.getByte(address) & 0xff;
    }

    @Unsafe(because = "callers read inside what they mapped: a root pointer, a header or a whole table")
    private static long getInt(long address) {
        return Mmio.getInt(address) & 0xffff_ffffL;
    }

    @Unsafe(because = "callers read inside what they mapped: a root pointer, a header or a whole table")
    private static long getLong(long address) {
        return Mmio.getLong(address);
    }
}
