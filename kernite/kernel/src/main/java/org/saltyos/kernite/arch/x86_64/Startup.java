package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.boot.Boot;
import org.saltyos.kernite.debug.DebugConsole;
import org.saltyos.kernite.debug.KernelLines;
import org.saltyos.kernite.debug.Trace;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Export;
import org.saltyos.lang.sync.Holds;

/** Brings the machine from the loader's hands to the first thread. */
@Cold
public final class Startup {
    private Startup() {}

    /**
     * Called by boot.S in long mode on the kernel stack, on provisional page tables that map 4 GiB and the kernel.
     *
     * @param startInfo physical address of hvm_start_info
     * @param entryTicks time stamp counter at the kernel's first instruction
     */
    @Export("kernite_main")
    @Holds("KERNEL")
    static void main(long startInfo, long entryTicks) {
        DebugConsole.start();
        Cpu cpu = ThisCpu.first();
        cpu.stacks(Image.stacks());
        cpu.kernelStack(Stacks.kernel(cpu));
        cpu.kernelRoot(KernelTables.rootPhysical());
        Descriptors.makeGates();
        Descriptors.load(cpu);
        Processor.setPerCpuBlock(cpu);
        Processors.clear();

        StartInfos.read(startInfo);
        KernelLines.find(StartInfos.archive(), StartInfos.archiveSize());
        MemoryMap.reserve(Image.toPhysical(Image.textStart()), Image.toPhysical(Image.dataEnd()));
        Acpi.discover(StartInfos.rootPointer());
        if (Acpi.processors() < 2) {
            KernelLock.remove();
        }
        KernelTables.build(StartInfos.hasWord("nokaslr") ? DirectMap.BASE : Entropy.directMap(Entropy.next()));
        Processor.protect();
        FloatingPoint.start();
        Interrupts.start();
        Calibration.run(entryTicks);
        cpu.minimumBudget(2 * Clock.ticksPerMicrosecond());
        Processors.prepare(cpu);
        ProcessorStart.startAll();
        Processor.setSystemCallEntry(!StartInfos.hasWord("nofastpath"));
        FastTraps.allow(!StartInfos.hasWord("nofastpath"));
        Trace.set(StartInfos.hasWord("trace"));

        DebugConsole.print("Kernite 0.1: ");
        DebugConsole.printNumber(MemoryMap.totalBytes() >> 20);
        DebugConsole.print(" MiB of memory, ");
        DebugConsole.printNumber(Clock.frequency() / 1_000_000);
        DebugConsole.print(" MHz, ");
        DebugConsole.printNumber(Processors.count());
        DebugConsole.printLine(Processors.count() == 1 ? " processor" : " processors");
        Boot.start(StartInfos.archive(), StartInfos.archiveSize(), Acpi.rootPointer());
    }
}
