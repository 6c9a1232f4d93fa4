package subset;

import org.saltyos.lang.At;
import org.saltyos.lang.Count;
import org.saltyos.lang.Struct;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.Unsigned;
import org.saltyos.lang.memory.Mem;

// profile: host
/** SALT0210: every operation that minds a sign, on fields of every width. */
public final class UnsignedFields {
    private UnsignedFields() {}

    @Struct(size = 48)
    interface StampLayout {
        @At(0)
        @Unsigned(8)
        long time();

        @At(8)
        @Unsigned(4)
        int ticks();

        @At(12)
        @Unsigned(4)
        long narrowTicks();

        @At(16)
        @Unsigned(2)
        int port();

        @At(18)
        @Unsigned(2)
        char letter();

        @At(24)
        @Count(4)
        @Unsigned(4)
        int samples(int index);

        @At(40)
        int signed();
    }

    @Unsafe(because = "every access lies inside the struct that StampLayout checks")
    record Stamp(long address) implements StampLayout {
        @Override
        public long time() {
            return Mem.getLong(address);
        }

        @Override
        public int ticks() {
            return Mem.getInt(address + 8);
        }

        @Override
        public long narrowTicks() {
            return Mem.getInt(address + 12) & 0xFFFF_FFFFL;
        }

        @Override
        public int port() {
            return Mem.getShort(address + 16) & 0xFFFF;
        }

        @Override
        public char letter() {
            return (char) Mem.getShort(address + 18);
        }

        @Override
        public int samples(int index) {
            return Mem.getInt(address + 24 + (long) index * 4);
        }

        @Override
        public int signed() {
            return Mem.getInt(address + 40);
        }
    }

    public static boolean nothingElseIsCalled(long address) {
        return new Stamp(address).ticks() < 8; // SALT0210: the value of UnsignedFields.StampLayout.ticks has no sign
    }

    public static int longOrder(Stamp stamp, long limit) {
        int sum = stamp.time() < limit ? 1 : 0; // SALT0210: StampLayout.time has no sign, but is an operand
        sum += stamp.time() >= limit ? 1 : 0; // SALT0210: is an operand of a signed operation
        sum += limit > stamp.time() ? 1 : 0; // SALT0210: is an operand of a signed operation
        return limit <= stamp.time() ? sum : 0; // SALT0210: is an operand of a signed operation
    }

    public static boolean longEquality(Stamp stamp, long limit) {
        return stamp.time() == limit || stamp.time() != 4 && stamp.time() - 4 == stamp.time() << 1;
    }

    public static long longArithmetic(Stamp stamp, long limit) {
        long sum = stamp.time() / limit; // SALT0210: is an operand of a signed operation
        sum += limit % stamp.time(); // SALT0210: is an operand of a signed operation
        sum += stamp.time() >> 4; // SALT0210: is an operand of a signed operation
        sum += limit >> stamp.ticks(); // SALT0210: is an operand of a signed operation
        return sum + (int) stamp.time() + -stamp.time() * 3 + (stamp.time() >>> 4 | stamp.time());
    }

    public static int intOrder(Stamp stamp, int limit) {
        int sum = stamp.ticks() < limit ? 1 : 0; // SALT0210: is an operand of a signed operation
        sum += stamp.ticks() >= limit ? 1 : 0; // SALT0210: is an operand of a signed operation
        sum += limit > stamp.ticks() ? 1 : 0; // SALT0210: is an operand of a signed operation
        sum += limit <= stamp.ticks() ? 1 : 0; // SALT0210: is an operand of a signed operation
        sum += stamp.ticks() < 0 ? 1 : 0; // SALT0210: is an operand of a signed operation
        sum += stamp.ticks() >= 0 ? 1 : 0; // SALT0210: is an operand of a signed operation
        sum += stamp.ticks() > 0 ? 1 : 0; // SALT0210: is an operand of a signed operation
        return stamp.ticks() <= 0 ? sum : 0; // SALT0210: is an operand of a signed operation
    }

    public static int intArithmetic(Stamp stamp, int index) {
        int sum = stamp.samples(index) / 2; // SALT0210: the value of UnsignedFields.StampLayout.samples has no sign
        sum += stamp.samples(index) % 3; // SALT0210: is an operand of a signed operation
        return sum + stamp.samples(0) * stamp.samples(1) - stamp.samples(2);
    }

    public static double conversions(Stamp stamp) {
        float first = stamp.ticks(); // SALT0210: is widened with one
        double second = stamp.ticks(); // SALT0210: is widened with one
        float third = stamp.time(); // SALT0210: is widened with one
        double fourth = stamp.time(); // SALT0210: is widened with one
        long fifth = stamp.ticks(); // SALT0210: is widened with one
        return first + second + third + fourth + fifth + (byte) stamp.ticks();
    }

    public static long arguments(Stamp stamp, int limit) {
        long sum = Integer.compare(stamp.ticks(), limit); // SALT0210: is an argument of compare
        sum += Long.compare(limit, stamp.time()); // SALT0210: is an argument of compare
        sum += Math.min(stamp.ticks(), stamp.ticks()); // SALT0210: is an argument of min
        sum += Long.max(1, stamp.time()); // SALT0210: is an argument of max
        sum += Math.floorMod(stamp.ticks(), limit); // SALT0210: is an argument of floorMod
        return sum + Math.max(limit, stamp.signed()) + Integer.compareUnsigned(stamp.ticks(), limit);
    }

    public static long narrowerThanTheirAccessors(Stamp stamp, int limit) {
        long sum = stamp.port() + stamp.narrowTicks();
        if (stamp.port() < limit || stamp.narrowTicks() / 3 > stamp.port()) {
            sum++;
        }
        return sum + stamp.signed() / 2;
    }

    /** Where a value is one of two, the other may be what the first was limited to. */
    public static long limited(Stamp stamp, int limit) {
        int ticks = stamp.ticks();
        if (Integer.compareUnsigned(ticks, limit) > 0) {
            ticks = limit;
        }
        return ticks;
    }

    public static long keptInBothWays(Stamp stamp, boolean twice) {
        int ticks = stamp.ticks();
        int sum = 0;
        if (twice) {
            sum = ticks;
        }
        return sum + ticks / 2; // SALT0210: is an operand of a signed operation
    }
}
