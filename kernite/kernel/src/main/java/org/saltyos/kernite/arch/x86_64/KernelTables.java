package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;
import org.saltyos.lang.sync.GuardedBy;

/**
 * The kernel's half of every address space: the direct map of RAM, never executable and without the kernel's own code and
 * constants, the registers of the interrupt controllers, uncached, and the kernel itself with code read-only, data never
 * executable, and nothing below each stack. It is made once and never changes.
 */
@Cold
public final class KernelTables {
    private static final long PRESENT = 1;
    private static final long WRITABLE = 1 << 1;
    private static final long WRITE_THROUGH = 1 << 3;
    private static final long CACHE_DISABLE = 1 << 4;
    private static final long LARGE = 1 << 7;
    private static final long GLOBAL = 1 << 8;
    private static final long NO_EXECUTE = 1L << 63;
    private static final long DATA = PRESENT | WRITABLE | GLOBAL | NO_EXECUTE;
    private static final long ADDRESS = 0x000f_ffff_ffff_f000L;
    private static final long PAGE = 4096;
    private static final long LARGE_PAGE = 2 << 20;
    private static final long REACH = 1L << 32;
    private static final int ROOT_LEVEL = 4;
    private static final int LARGE_LEVEL = 2;
    private static final int INDEX_MASK = 511;
    private static final int ENTRY = 8;

    /** Where the direct map will be; the tables themselves are still reached through the provisional one. */
    @GuardedBy("KERNEL")
    private static long directMap;

    private KernelTables() {}

    /** The kernel's address of the top-level table, in the direct map. */
    public static long root() {
        return DirectMap.toKernel(rootPhysical());
    }

    /** The physical address of the top-level table. */
    static long rootPhysical() {
        return Image.toPhysical(Image.root());
    }

    /** Builds the tables from free memory and switches to them; the direct map is at {@code base} from then on. */
    static void build(long base) {
        directMap = base;
        for (int i = 0; i < MemoryMap.freeCount(); i++) {
            mapMemory(MemoryMap.freeBase(i), MemoryMap.freeBase(i) + MemoryMap.freeSize(i));
        }
        mapMemory(StartInfos.archive(), StartInfos.archive() + StartInfos.archiveSize());
        mapMemory(Image.toPhysical(Image.textStart()), Image.toPhysical(Image.dataEnd()));
        mapPage(directMap + LocalApic.PHYSICAL, LocalApic.PHYSICAL | DATA | CACHE_DISABLE | WRITE_THROUGH);
        for (int i = 0; i < Acpi.ioApics(); i++) {
            long page = Acpi.ioApic(i) & -PAGE;
            mapPage(directMap + page, page | DATA | CACHE_DISABLE | WRITE_THROUGH);
        }
        mapImage();
        Processor.setRoot(rootPhysical());
        DirectMap.moveTo(base);
    }

    private static void mapImage() {
        for (long at = Image.textStart(); at < Image.dataEnd(); at += PAGE) {
            long flags = DATA;
            if (at < Image.textEnd()) {
                flags = PRESENT | GLOBAL;
            } else if (at < Image.constantsEnd()) {
                flags = PRESENT | GLOBAL | NO_EXECUTE;
            }
            if (!isGuard(at)) {
                mapPage(at, Image.toPhysical(at) | flags);
            }
        }
    }

    private static boolean isGuard(long page) {
        long offset = page - Image.stacks();
        return offset >= 0 && offset < Stacks.BYTES && Stacks.isGuard(offset);
    }

    /** Maps RAM into the direct map, rounded to large pages; those that hold the kernel's code are mapped in small ones. */
    private static void mapMemory(long base, long end) {
        for (long at = base & -LARGE_PAGE; at < end; at += LARGE_PAGE) {
            if (at < Image.toPhysical(Image.constantsEnd()) && at + LARGE_PAGE > Image.toPhysical(Image.textStart())) {
                mapAroundImage(at);
            } else {
                long entry = entry(directMap + at, LARGE_LEVEL);
                putEntry(entry, at | DATA | LARGE);
            }
        }
    }

    private static void mapAroundImage(long largePage) {
        for (long at = largePage; at < largePage + LARGE_PAGE; at += PAGE) {
            if (at < Image.toPhysical(Image.textStart()) || at >= Image.toPhysical(Image.constantsEnd())) {
                mapPage(directMap + at, at | DATA);
            }
        }
    }

    /** Maps fresh memory for the kernel's data at {@code address}, which is in the kernel's half and not mapped yet. */
    static void mapNewPage(long address) {
        long page = newTable();
        mapPage(address, page | DATA);
    }

    /** Maps the page at {@code physical} at its own address, executable, until {@link #forgetIdentity}. */
    static void mapIdentity(long physical) {
        mapPage(physical, physical | PRESENT | WRITABLE);
    }

    /** Ends what {@link #mapIdentity} did; the other processors have left it, and forget it with the next tables. */
    static void forgetIdentity() {
        putEntry(root(), 0);
        Processor.setRoot(rootPhysical());
    }

    private static void mapPage(long address, long value) {
        putEntry(entry(address, 1), value);
    }

    /** Where the entry for {@code address} at {@code level} is, with all tables above it made. */
    private static long entry(long address, int level) {
        long table = root();
        for (int at = ROOT_LEVEL; at > level; at--) {
            long entry = table + (address >>> 12 + 9 * (at - 1) & INDEX_MASK) * ENTRY;
            if ((getEntry(entry) & PRESENT) == 0) {
                putEntry(entry, newTable() | PRESENT | WRITABLE);
            }
            table = DirectMap.toKernel(getEntry(entry) & ADDRESS);
        }
        return table + (address >>> 12 + 9 * (level - 1) & INDEX_MASK) * ENTRY;
    }

    private static long newTable() {
        long page = MemoryMap.takePage(REACH);
        DirectMap.clear(DirectMap.toKernel(page), PAGE);
        return page;
    }

    @Unsafe(because = "tables are pages taken from free memory below 4 GiB, which both kinds of tables map")
    private static long getEntry(long entry) {
        return Mem.getLong(entry);
    }

    @Unsafe(because = "tables are pages taken from free memory below 4 GiB, which both kinds of tables map")
    private static void putEntry(long entry, long value) {
        Mem.putLong(entry, value);
    }
}
