package golden;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;
import org.saltyos.lang.memory.Mmio;

/** Raw memory and device registers. */
@Unsafe(because = "a test of what unsafe operations become")
public final class Memory {
    private static final byte[] ARRAY = new byte[64];

    private Memory() {}

    public static int plain(long address) {
        Mem.putByte(address, (byte) 1);
        return Mem.getShort(address + 2);
    }

    public static int device(long address) {
        Mmio.putInt(address, 1);
        return Mmio.getInt(address);
    }

    public static void block(long target, long source) {
        Mem.copy(target, source, 16);
        Mem.fill(target, (byte) 0, 8);
    }

    public static void array(int first, long address, int count) {
        Mem.getBytes(address, ARRAY, first, count);
        Mem.putBytes(address + 4096, ARRAY, first, 8);
    }
}
