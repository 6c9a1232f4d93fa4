package org.saltyos.abi;

import org.saltyos.lang.At;
import org.saltyos.lang.Count;
import org.saltyos.lang.Struct;

/**
 * The part of a message that does not fit in registers: one page of a thread, mapped by it, known to the kernel by its
 * frame. Words 0 to 3 travel in registers, their places here are unused.
 */
@Struct(size = 1088, align = 64)
public interface IpcBufferLayout {
    /** Words of the message. */
    @At(0)
    @Count(120)
    long word(int index);

    /** Sets a word of the message. */
    void word(int index, long value);

    /** Before sending: addresses of the capabilities to send along. After receiving: badges of unwrapped ones. */
    @At(960)
    @Count(4)
    long capability(int index);

    /** Sets the address of a capability to send along. */
    void capability(int index, long value);

    /** Where received capabilities go: address of the CNode. */
    @At(992)
    long receiveRoot();

    /** Sets the address of the CNode for received capabilities. */
    void receiveRoot(long value);

    /** Where received capabilities go: address, in that CNode, of the slot for the first one; the others follow it. */
    @At(1000)
    long receiveIndex();

    /** Sets the address of the first slot for received capabilities. */
    void receiveIndex(long value);

    /** Bits of {@link #receiveIndex} to be resolved; 64 for a complete address. */
    @At(1008)
    long receiveDepth();

    /** Sets the bits of the address to be resolved. */
    void receiveDepth(long value);

    /** Number of slots from {@link #receiveIndex} on that are free to be filled, 0 to 4. */
    @At(1016)
    long receiveCount();

    /** Sets the number of free slots. */
    void receiveCount(long value);

    /** Addresses of the endpoints that {@link SystemCall#RECEIVE_ANY} receives from. */
    @At(1024)
    @Count(8)
    long endpoint(int index);

    /** Sets the address of an endpoint to receive from. */
    void endpoint(int index, long value);
}
