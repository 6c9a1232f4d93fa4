package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.machine.Machine;

/** The I/O port instructions. */
public final class PortIo {
    private PortIo() {}

    /** Reads {@code width} bytes (1, 2 or 4) from {@code port}, zero-extended. */
    @Unsafe(because = "port reads touch no memory; who may use which port is decided by the caller's capability")
    public static int in(int port, int width) {
        return switch (width) {
            case 1 -> in8((short) port) & 0xff;
            case 2 -> in16((short) port) & 0xffff;
            default -> in32((short) port);
        };
    }

    /** Writes the low {@code width} bytes (1, 2 or 4) of {@code value} to {@code port}. */
    @Unsafe(
            because =
                    "port writes touch no kernel memory; who may use which port is decided by the caller's capability")
    public static void out(int port, int width, int value) {
        switch (width) {
            case 1 -> out8((short) port, (byte) value);
            case 2 -> out16((short) port, (short) value);
            default -> out32((short) port, value);
        }
    }

    @Asm(
            code = "inb %dx, %al",
            in = {"{dx}"},
            out = "={al}")
    private static byte in8(short port) {
        return (byte) Machine.current().ports().read(port & 0xffff, 1);
    }

    @Asm(
            code = "inw %dx, %ax",
            in = {"{dx}"},
            out = "={ax}")
    private static short in16(short port) {
        return (short) Machine.current().ports().read(port & 0xffff, 2);
    }

    @Asm(
            code = "inl %dx, %eax",
            in = {"{dx}"},
            out = "={eax}")
    private static int in32(short port) {
        return Machine.current().ports().read(port & 0xffff, 4);
    }

    @Asm(
            code = "outb %al, %dx",
            in = {"{dx}", "{al}"})
    private static void out8(short port, byte value) {
        Machine.current().ports().write(port & 0xffff, 1, value & 0xff);
    }

    @Asm(
            code = "outw %ax, %dx",
            in = {"{dx}", "{ax}"})
    private static void out16(short port, short value) {
        Machine.current().ports().write(port & 0xffff, 2, value & 0xffff);
    }

    @Asm(
            code = "outl %eax, %dx",
            in = {"{dx}", "{eax}"})
    private static void out32(short port, int value) {
        Machine.current().ports().write(port & 0xffff, 4, value);
    }
}
