package org.saltyos.kernite.boot;

import org.saltyos.abi.BootInfo;
import org.saltyos.abi.BootInfoConstants;
import org.saltyos.abi.InitLayout;
import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.boot.ArchiveHeader;
import org.saltyos.abi.boot.ImageHeader;
import org.saltyos.kernite.arch.x86_64.Clock;
import org.saltyos.kernite.arch.x86_64.FloatingPoint;
import org.saltyos.kernite.arch.x86_64.MemoryMap;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Orphans;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.irq.Irqs;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.kernite.vspace.Mapping;
import org.saltyos.kernite.vspace.PageTablePools;
import org.saltyos.kernite.vspace.VSpace;
import org.saltyos.kernite.vspace.VSpaces;
import org.saltyos.lang.Cold;

/**
 * Makes init: its objects from free memory, its capabilities to everything there is, its program and the boot archive in
 * its address space. After this the kernel owns no memory of its own that it could give out.
 */
@Cold
public final class Boot {
    private static final int PAGE = ObjectSize.PAGE_BITS;
    private static final int CNODE_BITS = InitialSlot.CNODE_RADIX + ObjectSize.SLOT_BITS;

    /** Memory for init's page tables: 64 tables, enough for 100 MiB in few places. */
    private static final int POOL_BITS = 18;

    /** The slot of the untyped memory that init's page tables come from. */
    private static final int POOL_SLOT = InitialSlot.FIRST_UNTYPED - 1;

    private Boot() {}

    /**
     * Makes init and lets it run as soon as the scheduler chooses.
     *
     * @param archive physical address of the boot archive, page-aligned
     * @param archiveSize bytes of the boot archive
     * @param rootPointer physical address of ACPI's root pointer, 0 if unknown
     */
    public static void start(long archive, long archiveSize, long rootPointer) {
        try {
            make(archive, archiveSize, rootPointer);
        } catch (Refusal refusal) {
            throw new IllegalStateException("init does not fit");
        }
    }

    private static void make(long archive, long archiveSize, long rootPointer) throws Refusal {
        FreeMemory.clear();
        for (int i = 0; i < MemoryMap.freeCount(); i++) {
            FreeMemory.add(MemoryMap.freeBase(i), MemoryMap.freeBase(i) + MemoryMap.freeSize(i));
        }
        ImageHeader image = InitImage.header(archive, archiveSize);
        ArchiveHeader header = new ArchiveHeader(DirectMap.toKernel(archive));

        long slots = FreeMemory.take(CNODE_BITS);
        long kernelSlots = FreeMemory.take(PAGE);
        Irqs.useSlots(kernelSlots);
        Orphans.useSlots(kernelSlots + ((long) Irqs.HANDLERS << ObjectSize.SLOT_BITS));
        VSpace vspace = makeAddressSpace(slots);
        BootInfo info =
                new BootInfo(makeFrame(slots, InitialSlot.BOOT_INFO, vspace, InitLayout.BOOT_INFO, Rights.READ));
        makeFrame(slots, InitialSlot.IPC_BUFFER, vspace, InitLayout.IPC_BUFFER, Rights.READ | Rights.WRITE);
        InitImage.mapProgram(vspace, image, header.initSize());
        InitImage.mapArchive(vspace, archive, header.totalSize());
        InitImage.mapStack(vspace, image.stackBytes());
        makeControls(slots);
        InitThread.make(slots, image.entry());

        for (int i = 0; i < FreeMemory.count(); i++) {
            UntypedList.give(info, slots, FreeMemory.start(i), FreeMemory.end(i), BootInfoConstants.RAM);
        }
        long archiveEnd = archive + header.totalSize();
        UntypedList.give(info, slots, archive, archiveEnd, BootInfoConstants.ARCHIVE);
        DeviceMemory.give(info, slots, archiveEnd);
        describe(info, archive, header.totalSize(), rootPointer);
    }

    /** The slot of init's CNode with number {@code number}. */
    static Slot slot(long slots, int number) {
        return new Slot(slots + ((long) number << ObjectSize.SLOT_BITS));
    }

    private static VSpace makeAddressSpace(long slots) throws Refusal {
        VSpace vspace = new VSpace(FreeMemory.take(ObjectSize.VSPACE_BITS));
        VSpaces.initialise(vspace);
        Capability space = Capability.of(ObjectType.VSPACE, vspace.address()).withExtra(vspace.rootRegister());
        Derivation.insertRoot(slot(slots, InitialSlot.VSPACE), space);
        Slot pool = slot(slots, POOL_SLOT);
        Derivation.insertRoot(pool, Capability.untyped(FreeMemory.take(POOL_BITS), POOL_BITS, 0));
        PageTablePools.lend(vspace, pool, 0);
        return vspace;
    }

    private static long makeFrame(long slots, int number, VSpace vspace, long virtualAddress, int rights)
            throws Refusal {
        long address = FreeMemory.take(PAGE);
        Slot slot = slot(slots, number);
        Derivation.insertRoot(slot, Capability.frame(address, PAGE, 0));
        Mapping.map(slot, vspace, virtualAddress, rights, 0, 1);
        return address;
    }

    private static void makeControls(long slots) {
        Capability table = Capability.cnode(slots, InitialSlot.CNODE_RADIX, Long.SIZE - InitialSlot.CNODE_RADIX, 0);
        Derivation.insertRoot(slot(slots, InitialSlot.CNODE), table);
        makeControl(slots, InitialSlot.IRQ_CONTROL, ObjectType.IRQ_CONTROL);
        makeControl(slots, InitialSlot.IO_PORT_CONTROL, ObjectType.IO_PORT_CONTROL);
        makeControl(slots, InitialSlot.SCHED_CONTROL, ObjectType.SCHED_CONTROL);
        makeControl(slots, InitialSlot.SYSTEM_CONTROL, ObjectType.SYSTEM_CONTROL);
    }

    private static void makeControl(long slots, int number, int type) {
        Derivation.insertRoot(slot(slots, number), Capability.of(type, 0));
    }

    private static void describe(BootInfo info, long archive, long archiveSize, long rootPointer) {
        info.magic(BootInfoConstants.MAGIC);
        info.version(BootInfoConstants.VERSION);
        info.firstFreeSlot(InitialSlot.FIRST_UNTYPED + info.untypedCount());
        info.endOfFreeSlots(1 << InitialSlot.CNODE_RADIX);
        info.archiveAddress(InitLayout.ARCHIVE);
        info.archiveSize(archiveSize);
        info.archivePhysical(archive);
        info.rootSystemDescriptionPointer(rootPointer);
        info.entryTimeStamp(Clock.entry());
        info.timeStampFrequency(Clock.frequency());
        info.startNanoseconds(Clock.nanoseconds());
        info.floatingPointBytes(FloatingPoint.bytes());
        info.memoryBytes(MemoryMap.totalBytes());
    }
}
