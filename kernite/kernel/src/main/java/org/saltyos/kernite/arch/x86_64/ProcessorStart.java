package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.debug.DebugConsole;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Export;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.AtomicMem;
import org.saltyos.lang.sync.Holds;

/**
 * Starts the other processors one after the other, as the firmware's table names them (Intel SDM volume 3, 9.4.4): INIT to
 * all, a pause of 10 ms, then to each of them the start-up interrupt, twice if need be.
 */
@Cold
final class ProcessorStart {
    private static final long INIT_MICROSECONDS = 10_000;
    private static final long FIRST_MICROSECONDS = 1_000;

    /** Patience with one that took its block but is not there yet; a busy host may leave a virtual one standing. */
    private static final long LAST_MICROSECONDS = 2_000_000;

    private ProcessorStart() {}

    /** Starts them; whoever does not come is left out, and said so. */
    static void startAll() {
        Cpu first = ThisCpu.first();
        first.apicId(LocalApic.id());
        if (Acpi.unusedProcessors() > 0) {
            DebugConsole.printNumber(Acpi.unusedProcessors());
            DebugConsole.printLine(" processors are disabled or too many, and not used");
        }
        if (Acpi.processors() < 2) {
            return;
        }
        long page = MemoryMap.takeLowPage();
        if (page == 0) {
            DebugConsole.printLine("no memory below 1 MiB to start other processors in");
            return;
        }
        Trampoline.install(page);
        for (int i = 0; i < Acpi.processors(); i++) {
            if (Acpi.apicId(i) != first.apicId()) {
                LocalApic.sendInit(Acpi.apicId(i));
            }
        }
        pause(INIT_MICROSECONDS);
        for (int i = 0; i < Acpi.processors(); i++) {
            if (Acpi.apicId(i) != first.apicId() && Processors.count() < Processors.MAX) {
                start(Acpi.apicId(i), page);
            }
        }
        KernelTables.forgetIdentity();
    }

    private static void start(int apicId, long page) {
        Cpu cpu = ProcessorMemory.make(Processors.count());
        cpu.apicId(apicId);
        cpu.number(Processors.count());
        Processors.prepare(cpu);
        Trampoline.offer(page, cpu);
        LocalApic.sendStartup(apicId, page);
        if (!comes(cpu, FIRST_MICROSECONDS)) {
            LocalApic.sendStartup(apicId, page);
        }
        if (comes(cpu, LAST_MICROSECONDS) || !Trampoline.withdraw(page) && comes(cpu, LAST_MICROSECONDS)) {
            Processors.add(cpu);
            return;
        }
        DebugConsole.print("processor with APIC ID ");
        DebugConsole.printNumber(apicId);
        DebugConsole.printLine(" does not start");
    }

    /** Waits until the processor of {@code cpu} is there; false if the time is over. */
    @Unsafe(because = "the block is one that ProcessorMemory made")
    private static boolean comes(Cpu cpu, long microseconds) {
        long end = Clock.now() + microseconds * Clock.ticksPerMicrosecond();
        while (AtomicMem.getIntAcquire(cpu.address() + Cpu.ONLINE) == 0) {
            if (Clock.now() > end) {
                return false;
            }
            Spin.once();
        }
        return true;
    }

    private static void pause(long microseconds) {
        long end = Clock.now() + microseconds * Clock.ticksPerMicrosecond();
        while (Clock.now() < end) {
            Spin.once();
        }
    }

    /**
     * Where another processor goes on from trampoline.S, on its own stack: makes itself like the first, which waits for
     * this and holds the lock for it.
     */
    @Export("kernite_processor_main")
    @Holds("KERNEL")
    @Unsafe(because = "the block is this processor's own")
    static void join() {
        Cpu cpu = ThisCpu.get();
        Descriptors.load(cpu);
        Processor.setPerCpuBlock(cpu);
        Processor.protect();
        FloatingPoint.join();
        LocalApic.start();
        Processor.setSystemCallEntry(!StartInfos.hasWord("nofastpath"));
        AtomicMem.putIntRelease(cpu.address() + Cpu.ONLINE, 1);
    }
}
