package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mmio;
import org.saltyos.lang.sync.GuardedBy;

/** The controllers that turn device lines into interrupts of the processor (Intel 82093AA datasheet, chapter 3). */
@Cold
public final class IoApic {
    /** Most controllers that are used. */
    static final int MAX = 4;

    /** The highest first line that a controller may have. */
    static final int MAX_FIRST_LINE = 1 << 16;

    /** First physical address at which controllers are looked for (Intel PCH: FEC00000 to FECFFFFF). */
    public static final long START = 0xfec0_0000L;

    /** End of their addresses. */
    public static final long END = 0xfed0_0000L;

    private static final int SELECT = 0x00;
    private static final int WINDOW = 0x10;
    private static final int VERSION = 1;
    private static final int FIRST_ENTRY = 0x10;
    private static final int MASKED = 1 << 16;
    private static final int LEVEL = 1 << 15;
    private static final int ACTIVE_LOW = 1 << 13;

    @GuardedBy("KERNEL")
    private static final long[] BASE = new long[MAX];

    @GuardedBy("KERNEL")
    private static final int[] FIRST = new int[MAX];

    @GuardedBy("KERNEL")
    private static final int[] LINES = new int[MAX];

    private IoApic() {}

    /** Uses the controller at {@code physical}, whose first line is {@code first}, as number {@code index}; masks its lines. */
    static void start(int index, long physical, int first) {
        BASE[index] = DirectMap.toKernel(physical);
        FIRST[index] = first;
        LINES[index] = (read(index, VERSION) >>> 16 & 0xff) + 1;
        for (int line = 0; line < LINES[index]; line++) {
            write(index, FIRST_ENTRY + 2 * line, MASKED);
        }
    }

    /** Whether a controller has the line. */
    static boolean has(int line) {
        return controller(line) >= 0;
    }

    /** Sets a line's vector, trigger and polarity; it stays masked. */
    static void configure(int line, int vector, boolean level, boolean activeLow) {
        int controller = controller(line);
        int entry = entry(controller, line);
        write(controller, entry + 1, LocalApic.id() << 24);
        write(controller, entry, vector | MASKED | (level ? LEVEL : 0) | (activeLow ? ACTIVE_LOW : 0));
    }

    /** Masks or unmasks a line. */
    static void mask(int line, boolean masked) {
        int controller = controller(line);
        int entry = entry(controller, line);
        int old = read(controller, entry);
        write(controller, entry, masked ? old | MASKED : old & ~MASKED);
    }

    private static int controller(int line) {
        int index = MAX - 1;
        while (index >= 0 && (line < FIRST[index] || line - FIRST[index] >= LINES[index])) {
            index--;
        }
        return index;
    }

    private static int entry(int controller, int line) {
        return FIRST_ENTRY + 2 * (line - FIRST[controller]);
    }

    @Unsafe(because = "start() was given the address of the controller, which KernelTables maps uncached")
    private static int read(int controller, int register) {
        Mmio.putInt(BASE[controller] + SELECT, register);
        return Mmio.getInt(BASE[controller] + WINDOW);
    }

    @Unsafe(because = "start() was given the address of the controller, which KernelTables maps uncached")
    private static void write(int controller, int register, int value) {
        Mmio.putInt(BASE[controller] + SELECT, register);
        Mmio.putInt(BASE[controller] + WINDOW, value);
    }
}
