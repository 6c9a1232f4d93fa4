package subset;

import org.saltyos.lang.At;
import org.saltyos.lang.Bits;
import org.saltyos.lang.Count;
import org.saltyos.lang.Struct;
import org.saltyos.lang.Union;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.Unsigned;
import org.saltyos.lang.memory.AtomicMem;
import org.saltyos.lang.memory.Mem;
import org.saltyos.lang.memory.Mmio;

/** SALT0208: no access covers a part of a register or several of them, whichever way the register is declared. */
public final class DeviceRegisters {
    private DeviceRegisters() {}

    @Struct(size = 80, mmio = true)
    interface ChipLayout {
        @At(4)
        int control();

        @At(8)
        @Count(3)
        short channel(int index);

        @At(16)
        @Bits(lsb = 3, width = 5, storage = 2)
        int mode();

        @At(24)
        @Bits(lsb = 0, width = 9)
        int level();

        @At(32)
        @Union
        int command();

        @At(32)
        @Union
        long wholeCommand();

        @At(40)
        @Unsigned(2)
        long line();

        @At(48)
        boolean ready();

        @At(56)
        Part part();
    }

    record Part(long address) {}

    @Unsafe(because = "the registers belong to whoever made the pointer")
    record Chip(long address) {
        int control() {
            return Mmio.getInt(address + 4);
        }

        long wrong() {
            return Mmio.getLong(address + 4); // SALT0208: touches 8 bytes at offset 4 of ChipLayout, but register control
        }

        void clear() {
            Mem.fill(address, (byte) 0, 80); // SALT0208: Mem.fill touches ChipLayout
        }
    }

    /** Memory like any other. */
    @Struct(size = 16)
    interface NoteLayout {
        @At(0)
        int kind();

        @At(8)
        long chip();
    }

    @Unsafe(because = "the memory belongs to whoever made the pointer")
    record Note(long address, long limit) {
        boolean isFull() {
            return Mem.getLong(limit) != 0;
        }
    }

    public static long ownMethods(long address) {
        Chip chip = new Chip(address);
        chip.clear();
        return chip.control() + chip.wrong();
    }

    @Unsafe(because = "the caller has the chip's registers mapped")
    public static void declared(long address) {
        Chip chip = new Chip(address);
        Mmio.putShort(chip.address() + 8, (short) 1);
        Mmio.putShort(chip.address() + 12, (short) 1);
        Mmio.putShort(chip.address() + 16, (short) 1);
        Mmio.putLong(chip.address() + 24, 1);
        Mmio.putInt(chip.address() + 32, 1);
        Mmio.putLong(chip.address() + 32, 1);
        Mmio.putShort(chip.address() + 40, (short) 1);
        Mmio.putByte(chip.address() + 48, (byte) 1);
    }

    @Unsafe(because = "the caller has the chip's registers mapped")
    public static void parts(long address) {
        Chip chip = new Chip(address);
        Mmio.putByte(chip.address() + 11, (byte) 1); // SALT0208: register channel has 2 bytes at 8
        Mmio.putShort(chip.address() + 11, (short) 1); // SALT0208: register channel has 2 bytes at 8
        Mmio.putByte(chip.address() + 17, (byte) 1); // SALT0208: register mode has 2 bytes at 16
        Mmio.putInt(chip.address() + 28, 1); // SALT0208: register level has 8 bytes at 24
        Mmio.putShort(chip.address() + 34, (short) 1); // SALT0208: register command has 4 bytes at 32
        Mmio.putByte(chip.address() + 40, (byte) 1); // SALT0208: register line has 2 bytes at 40
    }

    @Unsafe(because = "the caller has the chip's registers mapped")
    public static void several(long address) {
        Chip chip = new Chip(address);
        Mmio.putLong(chip.address(), 1); // SALT0208: touches 8 bytes at offset 0 of ChipLayout, but register control has 4
        Mmio.putInt(chip.address() + 8, 1); // SALT0208: register channel has 2 bytes at 8
        Mmio.putLong(chip.address() + 16, 1); // SALT0208: register mode has 2 bytes at 16
        Mmio.putInt(chip.address() + 46, 1); // SALT0208: register ready has 1 bytes at 48
    }

    @Unsafe(because = "the caller has the chip's registers mapped")
    public static void betweenRegisters(long address) {
        Chip chip = new Chip(address);
        Mmio.putInt(chip.address(), 1);
        Mmio.putShort(chip.address() + 14, (short) 1);
        Mmio.putInt(chip.address() + 44, 1);
        Mmio.putByte(chip.address() + 49, (byte) 1);
        Mmio.putLong(chip.address() + 52, 1);
        Mmio.putLong(chip.address() + 80, 1);
        Mmio.putLong(chip.address() - 8, 1);
    }

    @Unsafe(because = "the caller has the chip's registers mapped")
    public static int atomic(long address) {
        Chip chip = new Chip(address);
        return AtomicMem.getAndSetInt(chip.address() + 4, 1); // SALT0208: AtomicMem.getAndSetInt touches ChipLayout
    }

    @Unsafe(because = "the caller has the chip's registers mapped, and owns the memory of the note")
    public static void copies(long address, long memory) {
        Chip chip = new Chip(address);
        Mem.copy(memory, chip.address(), 16); // SALT0208: Mem.copy touches ChipLayout
        Mem.move(chip.address(), memory, 16); // SALT0208: Mem.move touches ChipLayout
    }

    /** Where a device is, is a number that can be kept anywhere. */
    @Unsafe(because = "the caller has both chips' registers mapped, and owns the memory of the note")
    public static void addressAsValue(long address, long other, long memory) {
        Chip chip = new Chip(address);
        Mem.putLong(memory, chip.address());
        AtomicMem.putLongRelease(memory, chip.address());
        Mmio.putLong(new Chip(other).address() + 24, chip.address() + 4);
        Mem.fill(memory, (byte) 0, new Chip(other).address() - chip.address());
    }

    @Unsafe(because = "the caller owns the memory of the note")
    public static long ordinaryMemory(long memory) {
        Note note = new Note(memory, memory + 8);
        Mem.putInt(note.address(), 7);
        Mmio.putLong(note.address(), 7);
        return note.isFull() ? Mem.getLong(note.address() + 8) : 0;
    }
}
