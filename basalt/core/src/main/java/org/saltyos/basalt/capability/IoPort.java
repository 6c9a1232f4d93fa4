package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * A range of I/O ports.
 *
 * @param address in this program's capability space
 */
public record IoPort(long address) {
    /**
     * Reads a byte.
     *
     * @throws KernelFault RANGE_ERROR when the port is not in the range
     */
    public int readByte(int port) throws KernelFault {
        return (int) SystemCalls.invoke(address, Invocation.IO_PORT_IN, 2, port, Byte.BYTES, 0, 0)
                .word0();
    }

    /**
     * Writes the low byte of {@code value}.
     *
     * @throws KernelFault RANGE_ERROR when the port is not in the range
     */
    public void writeByte(int port, int value) throws KernelFault {
        SystemCalls.invoke(address, Invocation.IO_PORT_OUT, 3, port, Byte.BYTES, value & 0xff, 0);
    }

    /**
     * Writes 16 bits.
     *
     * @throws KernelFault RANGE_ERROR when the ports are not in the range
     */
    public void writeShort(int port, int value) throws KernelFault {
        SystemCalls.invoke(address, Invocation.IO_PORT_OUT, 3, port, Short.BYTES, value & 0xffff, 0);
    }

    /**
     * Writes 32 bits.
     *
     * @throws KernelFault RANGE_ERROR when the port is not in the range
     */
    public void writeInt(int port, int value) throws KernelFault {
        SystemCalls.invoke(address, Invocation.IO_PORT_OUT, 3, port, Integer.BYTES, value, 0);
    }
}
