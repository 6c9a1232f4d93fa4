package subset;

import org.saltyos.lang.At;
import org.saltyos.lang.Count;
import org.saltyos.lang.Struct;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.Unsigned;
import org.saltyos.lang.memory.Mem;
import org.saltyos.lang.memory.Mmio;

/** SALT0208: device registers as declared. SALT0209: no padding others see. SALT0210: no sign where there is none. */
public final class Structs {
    private Structs() {}

    @Struct(size = 32, mmio = true)
    interface TimerLayout {
        @At(0)
        int control();

        @At(8)
        @Count(2)
        long match(int index);

        @At(24)
        @Unsigned(4)
        int ticks();
    }

    @Unsafe(because = "every access lies inside the struct that TimerLayout checks")
    record Timer(long address) implements TimerLayout {
        @Override
        public int control() {
            return Mmio.getInt(address);
        }

        @Override
        public long match(int index) {
            return Mmio.getLong(address + 8 + (long) index * 8);
        }

        @Override
        public int ticks() {
            return Mmio.getInt(address + 24);
        }
    }

    @Struct(size = 16, abi = true)
    interface WholeLayout {
        @At(0)
        Timer timer();

        @At(8)
        @Unsigned(2)
        int kind();

        @At(10)
        @Count(6)
        byte reserved(int index);
    }

    @Struct(size = 16, abi = true)
    interface PaddedLayout { // SALT0209: bytes 9 to 11 of subset.Structs$PaddedLayout belong to no field
        @At(0)
        long first();

        @At(8)
        boolean second();

        @At(12)
        int third();
    }

    @Struct(size = 16)
    interface PrivateLayout {
        @At(0)
        boolean alone();
    }

    @Unsafe(because = "the caller has the timer's registers mapped")
    public static int plain(long address) {
        Timer timer = new Timer(address);
        int ticks = Mem.getInt(timer.address() + 24); // SALT0208: Mem.getInt touches TimerLayout
        Mem.fill(timer.address(), (byte) 0, 32); // SALT0208: Mem.fill touches TimerLayout
        long place = timer.address();
        if (ticks != 0) {
            place += 8;
        }
        Mem.putLong(place, 1); // SALT0208: Mem.putLong touches TimerLayout
        return ticks;
    }

    @Unsafe(because = "the caller has the timer's registers mapped")
    public static long width(long address) {
        Timer timer = new Timer(address);
        long whole = Mmio.getLong(timer.address()); // SALT0208: register control has 4 bytes at 0
        whole += Mmio.getInt(timer.address() + 20); // SALT0208: register match has 8 bytes at 8
        whole += Mmio.getInt(timer.address() + 24);
        whole += Mmio.getLong(timer.address() + 16);
        whole += Mmio.getByte(timer.address() + 30);
        return whole + Mem.getLong(address);
    }

    public static long signed(long address, int limit) {
        Timer timer = new Timer(address);
        int ticks = timer.ticks();
        long sum = ticks; // SALT0210: the value of Structs.TimerLayout.ticks has no sign, but is widened with one
        sum += ticks / 3; // SALT0210: is an operand
        if (ticks < limit) { // SALT0210: is an operand
            sum++;
        }
        if (ticks < 0) { // SALT0210: is an operand
            sum++;
        }
        sum += Math.max(limit, timer.ticks()); // SALT0210: is an argument of max
        return sum + (timer.ticks() >> 4); // SALT0210: is an operand
    }

    public static long unsigned(long address, int limit) {
        Timer timer = new Timer(address);
        int ticks = timer.ticks();
        long sum = Integer.toUnsignedLong(ticks) + Integer.divideUnsigned(ticks, 3) + (ticks >>> 4) + (ticks & 7);
        if (ticks == limit || ticks != 0 && Integer.compareUnsigned(ticks, limit) < 0) {
            sum++;
        }
        return sum;
    }
}
