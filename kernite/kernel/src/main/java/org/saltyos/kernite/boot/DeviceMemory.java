package org.saltyos.kernite.boot;

import org.saltyos.abi.BootInfo;
import org.saltyos.abi.BootInfoConstants;
import org.saltyos.kernite.arch.x86_64.IoApic;
import org.saltyos.kernite.arch.x86_64.MemoryMap;
import org.saltyos.kernite.arch.x86_64.Processor;
import org.saltyos.lang.Cold;

/**
 * Physical addresses where devices and firmware tables are: what lies above RAM, below 4 GiB and beyond, and the old PC's
 * hole below 1 MiB. The interrupt controllers stay with the kernel.
 */
@Cold
final class DeviceMemory {
    private static final long LEGACY_START = 0xa_0000L;
    private static final long LEGACY_END = 0x10_0000L;

    /** Local APIC and message-signalled interrupts (Intel SDM volume 3, 11.4.1 and 11.11.1: FEE00000 to FEEFFFFF). */
    private static final long LOCAL_APIC_START = 0xfee0_0000L;

    private static final long LOCAL_APIC_END = 0xfef0_0000L;
    private static final long LOW_END = 0x1_0000_0000L;
    private static final long PAGE_MASK = 0xfff;

    private DeviceMemory() {}

    /** Gives init all device memory; {@code archiveEnd} is where the boot archive in RAM ends. */
    static void give(BootInfo info, long slots, long archiveEnd) {
        long top = (Math.max(archiveEnd, LEGACY_END) + PAGE_MASK) & ~PAGE_MASK;
        long highTop = LOW_END;
        boolean legacyHole = true;
        for (int i = 0; i < MemoryMap.freeCount(); i++) {
            long start = MemoryMap.freeBase(i);
            long end = start + MemoryMap.freeSize(i);
            if (end <= LOW_END) {
                top = Math.max(top, end);
            }
            highTop = Math.max(highTop, end);
            legacyHole &= end <= LEGACY_START || start >= LEGACY_END;
        }
        if (legacyHole) {
            give(info, slots, LEGACY_START, LEGACY_END);
        }
        give(info, slots, top, IoApic.START);
        give(info, slots, Math.max(top, IoApic.END), LOCAL_APIC_START);
        give(info, slots, Math.max(top, LOCAL_APIC_END), LOW_END);
        give(info, slots, highTop, 1L << Processor.physicalBits());
    }

    private static void give(BootInfo info, long slots, long start, long end) {
        UntypedList.give(info, slots, start, end, BootInfoConstants.DEVICE);
    }
}
