package subset;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.effect.NoIo;

/** SALT0901: which assembly uses I/O ports. */
public final class PortInstructions {
    private static int ports;

    private PortInstructions() {}

    @Asm(
            code = "movw %dx, %cx; rep insb",
            in = {"{dx}", "{rdi}"})
    private static void manyFromPort(short number, long target) {
        ports = number;
    }

    @Asm(
            code = "  rep outsw",
            in = {"{dx}", "{rsi}"})
    private static void manyToPort(short number, long source) {
        ports = number;
    }

    @Asm(
            code = "1: in (%dx), %al",
            in = {"{dx}"},
            out = "={al}")
    private static byte withoutWidth(short number) {
        return (byte) number;
    }

    /** Names of instructions that begin like those that use ports. */
    @Asm(code = "incq %rax; insertq %xmm1, %xmm0; int $$3")
    private static void noPorts() {
        ports = 0;
    }

    @NoIo
    @Unsafe(because = "these ports have no effect on memory but at the address, which the caller owns")
    public static void portsAtTheEnd(int number, long address) {
        manyFromPort((short) number, address); // SALT0901: is @NoIo, but touches a device
    }

    @NoIo
    @Unsafe(because = "these ports have no effect on memory")
    public static void portsWithPrefix(int number, long address) {
        manyToPort((short) number, address); // SALT0901: is @NoIo, but touches a device
    }

    @NoIo
    @Unsafe(because = "this port has no effect on memory")
    public static int portWithoutWidth(int number) {
        return withoutWidth((short) number); // SALT0901: is @NoIo, but touches a device
    }

    @NoIo
    @Unsafe(because = "these instructions touch no memory")
    public static void namesLikePorts() {
        noPorts();
    }
}
