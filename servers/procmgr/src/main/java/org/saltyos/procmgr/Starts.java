package org.saltyos.procmgr;

import org.saltyos.abi.InitLayout;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.Launch;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.start.StartupInfo;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Starts a program in a process: the texts on its stack, the services it needs, its startup page. */
final class Starts {
    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;
    private static final int ALIGNMENT = 16;

    /** A second window, beside that of {@link Programs}. */
    private static final long PAGE_WINDOW = Programs.WINDOW + (1L << 30);

    private Starts() {}

    /**
     * Lets a process begin with the first instruction of a program.
     *
     * @param process whose objects do not exist yet
     * @param texts address of the arguments and the environment
     * @param bytes of them
     * @throws PosixFault ENOMEM; EACCES when the program needs a service that is not handed on. Nothing is left then.
     */
    static void start(Process process, Kept program, Launch launch, long texts, int bytes) throws PosixFault {
        ProgramImage image = program.image();
        Limits.requireProgram(process, image);
        Pool.require(Pool.START_PAGES);
        Spaces.requireExchange();
        try {
            Spaces.make(process, program, Slots.data(program.number()));
            Spaces.prepareThread(process, image);
            MemoryObject memory = Spaces.memory(process.place());
            long target = InitLayout.STACK_TOP - (bytes + ALIGNMENT - 1 & -ALIGNMENT);
            putTexts(memory, image, target, texts, bytes);
            putPage(process, memory, image, launch, target, bytes);
            Spaces.thread(process.place()).start(image.entry(), target - Long.BYTES, InitLayout.BOOT_INFO);
        } catch (KernelFault fault) {
            Spaces.take(process);
            throw Pieces.refused(fault);
        } catch (PosixFault fault) {
            Spaces.take(process);
            throw fault;
        }
        Programs.enter(program);
        process.program(program.number());
    }

    @Unsafe(
            because = "the pages of the stack that are written are there, and the texts are no longer than the exchange"
                    + " memory")
    private static void putTexts(MemoryObject memory, ProgramImage image, long target, long texts, int bytes)
            throws KernelFault {
        if (bytes == 0) {
            return;
        }
        long pages = InitLayout.STACK_TOP - target + PAGE - 1 >>> ObjectSize.PAGE_BITS;
        long first = image.dataPages() + image.stackPages() - pages;
        memory.commit(first, pages);
        memory.map(Startup.addressSpace(), Programs.WINDOW, Rights.READ | Rights.WRITE, first, pages);
        Mem.copy(Programs.WINDOW + (target & PAGE - 1), texts, bytes);
        Startup.addressSpace().unmap(Programs.WINDOW, pages);
    }

    private static void putPage(
            Process process, MemoryObject memory, ProgramImage image, Launch launch, long texts, int bytes)
            throws KernelFault, PosixFault {
        memory.commit(0, 1);
        memory.map(Startup.addressSpace(), PAGE_WINDOW, Rights.READ | Rights.WRITE, 0, 1);
        StartupInfo page = new StartupInfo(PAGE_WINDOW);
        page.magic(Startup.MAGIC);
        page.index(process.place());
        page.timeStampFrequency(Startup.timeStampFrequency());
        page.textArguments(launch.arguments());
        page.textEnvironment(launch.environment());
        page.texts(texts);
        page.textBytes(bytes);
        try {
            Services.grant(process.place(), image.needs());
            Services.list(image.needs(), page);
        } finally {
            Startup.addressSpace().unmap(PAGE_WINDOW, 1);
        }
    }
}
