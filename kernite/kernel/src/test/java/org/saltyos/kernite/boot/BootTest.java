package org.saltyos.kernite.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.BootInfo;
import org.saltyos.abi.BootInfoConstants;
import org.saltyos.abi.InitLayout;
import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.UntypedInfo;
import org.saltyos.abi.boot.ArchiveHeader;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.boot.ImageHeader;
import org.saltyos.abi.boot.ImageSegment;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.PageEntry;
import org.saltyos.kernite.arch.x86_64.PageTable;
import org.saltyos.kernite.arch.x86_64.SimulatedInterrupts;
import org.saltyos.kernite.arch.x86_64.SimulatedMemoryMap;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.kernite.vspace.VSpace;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.Mem;

/** The kernel gives every byte of free memory to init, and init finds what the ABI promises. */
class BootTest {
    private static final long RAM_START = 0x20_0000;
    private static final long RAM_END = 0x100_0000;
    private static final long KERNEL_ROOT = 0x20_0000;
    private static final long ARCHIVE = 0xf0_0000;
    private static final long ARCHIVE_SIZE = 0x1_0000;
    private static final long TEXT = 0x40_0000;

    private final ArchiveHeader archive = new ArchiveHeader(DirectMap.toKernel(ARCHIVE));
    private final ImageHeader image = new ImageHeader(DirectMap.toKernel(ARCHIVE) + 0x1000);

    @BeforeEach
    void makeMachine() {
        Machine.reset();
        Machine.current().memory().map(DirectMap.toKernel(RAM_START), (int) (RAM_END - RAM_START));
        Machine.current().memory().map(ThisCpu.SIMULATED_ADDRESS, Cpu.SIZE);
        SimulatedInterrupts.start();
        SimulatedMemoryMap.clear();
        SimulatedMemoryMap.addRam(RAM_START, RAM_END);
        SimulatedMemoryMap.reserve(RAM_START, RAM_START + 0x10_0000);
        SimulatedMemoryMap.reserve(ARCHIVE, ARCHIVE + ARCHIVE_SIZE);
        ThisCpu.get().kernelRoot(KERNEL_ROOT);

        put(archive, ArchiveHeader.MAGIC, BootFormat.ARCHIVE_MAGIC);
        Mem.putInt(archive.address() + ArchiveHeader.VERSION, BootFormat.ARCHIVE_VERSION);
        put(archive, ArchiveHeader.TOTAL_SIZE, ARCHIVE_SIZE);
        put(archive, ArchiveHeader.INIT_OFFSET, 0x1000);
        put(archive, ArchiveHeader.INIT_SIZE, 0x5000);
        Mem.putLong(image.address() + ImageHeader.MAGIC, BootFormat.IMAGE_MAGIC);
        Mem.putInt(image.address() + ImageHeader.VERSION, BootFormat.IMAGE_VERSION);
        Mem.putInt(image.address() + ImageHeader.SEGMENT_COUNT, 2);
        Mem.putLong(image.address() + ImageHeader.ENTRY, TEXT + 0x10);
        Mem.putLong(image.address() + ImageHeader.STACK_BYTES, 0x3000);
        segment(0, TEXT, 0x1000, 0x1800, BootFormat.SEGMENT_READ | BootFormat.SEGMENT_EXECUTE);
        segment(1, TEXT + 0x2000, 0x3000, 0x2000, BootFormat.SEGMENT_READ | BootFormat.SEGMENT_WRITE);
    }

    private static void put(ArchiveHeader header, int offset, long value) {
        Mem.putLong(header.address() + offset, value);
    }

    private void segment(int index, long virtualAddress, long offset, long size, int flags) {
        long at = image.address() + ImageHeader.SIZE + (long) index * ImageSegment.SIZE;
        Mem.putLong(at + ImageSegment.VIRTUAL_ADDRESS, virtualAddress);
        Mem.putLong(at + ImageSegment.OFFSET, offset);
        Mem.putLong(at + ImageSegment.FILE_SIZE, size);
        Mem.putLong(at + ImageSegment.MEMORY_SIZE, size);
        Mem.putInt(at + ImageSegment.FLAGS, flags);
    }

    @Test
    void initStartsAtItsEntryWithEverythingMapped() {
        Tcb tcb = boot();
        assertThat(tcb.state()).isEqualTo(ThreadState.RUNNING);
        assertThat(tcb.rip()).isEqualTo(TEXT + 0x10);
        assertThat(tcb.rsp()).isEqualTo(InitLayout.STACK_TOP - 8);
        assertThat(tcb.rdi()).isEqualTo(InitLayout.BOOT_INFO);
        VSpace vspace = new VSpace(tcb.vspace().object());
        assertThat(tcb.vspace().extra()).isEqualTo(DirectMap.toPhysical(vspace.address()));
        assertPage(vspace, TEXT, image.address() + 0x1000, false, true);
        assertPage(vspace, TEXT + 0x1000, image.address() + 0x2000, false, true);
        assertPage(vspace, TEXT + 0x2000, image.address() + 0x3000, true, false);
        assertPage(vspace, TEXT + 0x3000, image.address() + 0x4000, true, false);
        assertThat(entry(vspace, TEXT + 0x4000)).isZero();
        assertPage(vspace, InitLayout.ARCHIVE, archive.address(), false, false);
        assertPage(vspace, InitLayout.ARCHIVE + ARCHIVE_SIZE - 0x1000, archive.address() + 0xf000, false, false);
        assertThat(PageEntry.writable(entry(vspace, InitLayout.STACK_TOP - 0x3000)))
                .isTrue();
        assertThat(entry(vspace, InitLayout.STACK_TOP - 0x4000)).isZero();
        assertThat(PageEntry.writable(entry(vspace, InitLayout.IPC_BUFFER))).isTrue();
        assertThat(PageEntry.writable(entry(vspace, InitLayout.BOOT_INFO))).isFalse();
    }

    @Test
    void everyFreeByteIsGivenExactlyOnce() {
        Tcb tcb = boot();
        BootInfo info = info(tcb);
        assertThat(info.magic()).isEqualTo(BootInfoConstants.MAGIC);
        assertThat(info.lostBytes()).isZero();
        assertThat(info.archivePhysical()).isEqualTo(ARCHIVE);
        TreeMap<Long, Long> pieces = new TreeMap<>();
        long ram = 0;
        long archiveBytes = 0;
        for (int i = 0; i < info.untypedCount(); i++) {
            UntypedInfo entry = new UntypedInfo(info.address() + BootInfo.SIZE + (long) i * UntypedInfo.SIZE);
            Slot slot = slot(tcb, InitialSlot.FIRST_UNTYPED + i);
            assertThat(slot.type()).isEqualTo(ObjectType.UNTYPED);
            assertThat(slot.object()).isEqualTo(DirectMap.toKernel(entry.physical()));
            assertThat(slot.sizeBits()).isEqualTo(entry.sizeBits());
            assertThat(slot.flags()).isEqualTo(entry.kind() == BootInfoConstants.RAM ? 0 : 1);
            long size = 1L << entry.sizeBits();
            assertThat(entry.physical() & (size - 1)).isZero();
            pieces.put(entry.physical(), entry.physical() + size);
            ram += entry.kind() == BootInfoConstants.RAM ? size : 0;
            archiveBytes += entry.kind() == BootInfoConstants.ARCHIVE ? size : 0;
        }
        assertThat(pieces).hasSize(info.untypedCount());
        long last = 0;
        for (var piece : pieces.entrySet()) {
            assertThat(piece.getKey()).isGreaterThanOrEqualTo(last);
            last = piece.getValue();
        }
        assertThat(archiveBytes).isEqualTo(ARCHIVE_SIZE);
        // CNode, page-table memory, VSpace, stack, and the pages of boot information, IPC buffer, thread, interrupts.
        long used = (1 << 18) + (1 << 18) + 0x2000 + 0x3000 + 4 * 0x1000;
        assertThat(ram + used).isEqualTo(RAM_END - RAM_START - 0x10_0000 - ARCHIVE_SIZE);
        assertThat(slot(tcb, info.firstFreeSlot()).type()).isEqualTo(ObjectType.NULL);
        assertThat(slot(tcb, info.firstFreeSlot() - 1).type()).isEqualTo(ObjectType.UNTYPED);
    }

    @Test
    void initHoldsTheControls() {
        Tcb tcb = boot();
        assertThat(slot(tcb, InitialSlot.NULL).type()).isEqualTo(ObjectType.NULL);
        assertThat(slot(tcb, InitialSlot.TCB).object()).isEqualTo(tcb.address());
        assertThat(slot(tcb, InitialSlot.CNODE).object()).isEqualTo(tcb.cspace().object());
        assertThat(slot(tcb, InitialSlot.VSPACE).object())
                .isEqualTo(tcb.vspace().object());
        assertThat(slot(tcb, InitialSlot.SCHED_CONTEXT).object()).isEqualTo(tcb.sched());
        assertThat(slot(tcb, InitialSlot.IPC_BUFFER).object())
                .isEqualTo(tcb.ipcBuffer().object());
        assertThat(slot(tcb, InitialSlot.IRQ_CONTROL).type()).isEqualTo(ObjectType.IRQ_CONTROL);
        assertThat(slot(tcb, InitialSlot.IO_PORT_CONTROL).type()).isEqualTo(ObjectType.IO_PORT_CONTROL);
        assertThat(slot(tcb, InitialSlot.SCHED_CONTROL).type()).isEqualTo(ObjectType.SCHED_CONTROL);
        assertThat(slot(tcb, InitialSlot.SYSTEM_CONTROL).type()).isEqualTo(ObjectType.SYSTEM_CONTROL);
    }

    @Test
    void brokenArchivesStopTheBoot() {
        put(archive, ArchiveHeader.INIT_SIZE, ARCHIVE_SIZE);
        assertThatThrownBy(this::boot).isInstanceOf(IllegalStateException.class).hasMessageContaining("cut off");
        put(archive, ArchiveHeader.MAGIC, 0);
        assertThatThrownBy(this::boot).isInstanceOf(IllegalStateException.class).hasMessageContaining("archive");
    }

    @Test
    void aSegmentOutsideTheArchiveStopsTheBoot() {
        segment(1, TEXT + 0x2000, 0x4000, 0x2000, BootFormat.SEGMENT_READ);
        assertThatThrownBy(this::boot).isInstanceOf(IllegalStateException.class).hasMessageContaining("segments");
    }

    private Tcb boot() {
        Boot.start(ARCHIVE, ARCHIVE_SIZE, 0);
        return new Tcb(new SchedContext(ThisCpu.get().ready()).tcb());
    }

    private static Slot slot(Tcb tcb, int number) {
        return new Slot(tcb.cspace().object() + number * 64L);
    }

    private static BootInfo info(Tcb tcb) {
        return new BootInfo(slot(tcb, InitialSlot.BOOT_INFO).object());
    }

    private static void assertPage(VSpace vspace, long address, long target, boolean writable, boolean executable) {
        long entry = entry(vspace, address);
        assertThat(PageEntry.target(entry)).isEqualTo(target);
        assertThat(PageEntry.writable(entry)).isEqualTo(writable);
        assertThat(PageEntry.executable(entry)).isEqualTo(executable);
    }

    private static long entry(VSpace vspace, long address) {
        PageTable table = vspace.root();
        for (int level = PageEntry.LEVELS; level > 1; level--) {
            long entry = table.entry(PageEntry.index(address, level));
            if (!PageEntry.present(entry)) {
                return 0;
            }
            table = new PageTable(PageEntry.target(entry));
        }
        return table.entry(PageEntry.index(address, 1));
    }
}
