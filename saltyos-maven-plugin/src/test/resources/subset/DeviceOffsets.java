package subset;

import org.saltyos.lang.At;
import org.saltyos.lang.Count;
import org.saltyos.lang.Struct;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;
import org.saltyos.lang.memory.Mmio;

/** SALT0208: the address of a register is followed however its offset is written. */
public final class DeviceOffsets {
    private DeviceOffsets() {}

    /** One register covers each place. */
    @Struct(size = 131072, mmio = true)
    interface ChipLayout {
        @At(0)
        @Count(16384)
        long register(int index);
    }

    record Chip(long address) {}

    @Struct(size = 8, mmio = true)
    interface BellLayout {
        @At(0)
        long ring();
    }

    record Bell(long address) {}

    /** Another class with an address, of no device. */
    record Place(long address) {}

    interface Offset {
        int bytes();
    }

    @Unsafe(because = "the caller has the chip's registers mapped")
    public static void variables(long address) {
        Chip chip = new Chip(address);
        int before = -1;
        Mmio.putByte(chip.address() + 9 + before, (byte) 0); // SALT0208: at offset 8 of
        int none = 0;
        Mmio.putByte(chip.address() + none, (byte) 0); // SALT0208: at offset 0 of
        int five = 5;
        Mmio.putByte(chip.address() + five, (byte) 0); // SALT0208: at offset 5 of
        int six = 6;
        Mmio.putByte(chip.address() + six, (byte) 0); // SALT0208: at offset 6 of
        int hundreds = 520;
        Mmio.putByte(chip.address() + hundreds, (byte) 0); // SALT0208: at offset 520 of
        int thousands = 65_536;
        Mmio.putByte(chip.address() + thousands, (byte) 0); // SALT0208: at offset 65536 of
        long one = 1;
        Mmio.putByte(chip.address() + one, (byte) 0); // SALT0208: at offset 1 of
        long more = 40;
        Mmio.putByte(more + chip.address(), (byte) 0); // SALT0208: at offset 40 of
    }

    @Unsafe(because = "the caller has the chip's registers mapped")
    public static void literals(long address) {
        Chip chip = new Chip(address);
        Mmio.putByte(chip.address() + 0, (byte) 0); // SALT0208: at offset 0 of
        Mmio.putByte(1 + chip.address() + 1, (byte) 0); // SALT0208: at offset 2 of
        Mmio.putByte(chip.address() + 100_000 - 1, (byte) 0); // SALT0208: at offset 99999 of
        Mmio.putByte(8 - 4 + chip.address(), (byte) 0); // SALT0208: at offset 4 of
    }

    @Unsafe(because = "the caller has the chip's registers mapped")
    public static int constantsUsedTwice(long address) {
        Chip chip = new Chip(address);
        long first;
        long second;
        first = second = 24;
        int third;
        int fourth;
        third = fourth = 70_000;
        Mmio.putByte(chip.address() + first + second, (byte) 0); // SALT0208: at offset 48 of
        Mmio.putByte(chip.address() + third + fourth - 70_000, (byte) 0); // SALT0208: at offset 70000 of
        int fifth;
        int sixth;
        fifth = sixth = address == 0 ? 7 : 6;
        return fifth + sixth;
    }

    @Unsafe(because = "the caller has the chip's registers mapped")
    public static void sameOnBothWays(long address, boolean twice) {
        Chip chip = new Chip(address);
        long place = chip.address() + 32;
        if (twice) {
            Mmio.putLong(place, 1);
        }
        Mmio.putInt(place, 1); // SALT0208: at offset 32 of
    }

    @Unsafe(because = "the caller has the chip's registers mapped")
    public static void anotherOnEachWay(long address, boolean second, int index) {
        Chip chip = new Chip(address);
        long place = chip.address() + (second ? 8 : 32);
        Mmio.putInt(place, 1);
        Mmio.putInt(chip.address() + index, 1);
        Mmio.putInt(chip.address() - index, 1);
        long moved = second ? chip.address() : chip.address() + 8;
        Mmio.putInt(moved, 1);
        Mem.putInt(moved + 8, 1); // SALT0208: Mem.putInt touches ChipLayout
        Mem.putInt(chip.address() - index, 1); // SALT0208: Mem.putInt touches ChipLayout
    }

    @Unsafe(because = "the caller has the registers of both devices mapped")
    public static void eitherDevice(long chip, long bell, boolean first) {
        long place = first ? new Chip(chip).address() : new Bell(bell).address();
        Mmio.putInt(place, 1);
    }

    /** The way from one register to another leads from any address to another one. */
    @Unsafe(because = "the caller owns the memory")
    public static void distance(long address, long other, long memory) {
        long distance = new Chip(other).address() - new Chip(address).address();
        Mem.putInt(memory + distance, 1);
        Mem.putInt(memory - 8, 1);
    }

    @Unsafe(because = "the caller owns the memory, and has the chip's registers mapped")
    public static int otherValues(long address, long memory) {
        Chip chip = new Chip(address);
        Place place = new Place(memory);
        Mem.putInt(place.address(), 1);
        Offset offset = () -> 4;
        Mmio.putInt(chip.address() + offset.bytes(), 1);
        return Mmio.getInt(chip.address()); // SALT0208: at offset 0 of
    }
}
