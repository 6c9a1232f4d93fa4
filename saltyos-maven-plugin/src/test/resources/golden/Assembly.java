package golden;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Import;
import org.saltyos.lang.Symbol;
import org.saltyos.lang.Unsafe;

/** Inline assembly, imported functions and symbols. */
@Unsafe(because = "a test of what unsafe operations become")
public final class Assembly {
    private Assembly() {}

    @Asm(
            code = "bswap $0",
            in = {"0"},
            out = {"=r"},
            pure = true)
    private static int swap(int a) {
        return Integer.reverseBytes(a);
    }

    @Asm(
            code = "outb %al, %dx",
            in = {"{dx}", "{al}"})
    private static void out(int port, byte value) {
        throw new IllegalStateException("no ports: " + port + value);
    }

    @Import("assembly_double")
    private static long twice(long a) {
        return a * 2;
    }

    @Symbol("image_end")
    private static long end() {
        return 0;
    }

    public static int pure(int a) {
        return swap(a);
    }

    public static void device(int port) {
        out(port, (byte) 3);
    }

    public static long imported(long a) {
        return twice(a);
    }

    public static long symbol() {
        return end();
    }
}
