package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.RegisterFile;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.MessageWords;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * A thread.
 *
 * @param address in this program's capability space
 */
public record Tcb(long address) {
    /**
     * Sets the thread's spaces.
     *
     * @param faults endpoint that receives its faults, address 0 for none
     * @param capabilities its capability space
     * @param memory its address space
     * @param bufferAddress virtual address of its IPC buffer, 0 for none
     * @param buffer the frame of its IPC buffer
     * @throws KernelFault when one of them is not what it should be
     */
    public void configure(Endpoint faults, CNode capabilities, VSpace memory, long bufferAddress, Frame buffer)
            throws KernelFault {
        MessageWords.put(4, buffer.address());
        SystemCalls.invoke(
                address,
                Invocation.TCB_CONFIGURE,
                5,
                faults.address(),
                capabilities.address(),
                memory.address(),
                bufferAddress);
    }

    /**
     * Lets the thread run.
     *
     * @throws KernelFault when it is not configured
     */
    public void resume() throws KernelFault {
        SystemCalls.invoke(address, Invocation.TCB_RESUME, 0, 0, 0, 0, 0);
    }

    /**
     * Stops the thread.
     *
     * @throws KernelFault when this is no thread
     */
    public void suspend() throws KernelFault {
        SystemCalls.invoke(address, Invocation.TCB_SUSPEND, 0, 0, 0, 0, 0);
    }

    /**
     * Lets the stopped thread run from here on. Its other registers keep their values; those of a new thread are zero.
     *
     * @param entry address of its first instruction
     * @param stack its stack pointer
     * @param argument its first argument
     * @throws KernelFault RANGE_ERROR when an address is not one of user space
     */
    public void start(long entry, long stack, long argument) throws KernelFault {
        int first = 1;
        MessageWords.put(first + RegisterFile.RDI, argument);
        // Words: resume, instruction pointer, stack pointer, flags, rdi.
        SystemCalls.invoke(address, Invocation.TCB_WRITE_REGISTERS, first + RegisterFile.RDI + 1, 1, entry, stack, 0);
    }

    /**
     * Lets the thread use floating-point registers, or not any more; its state is kept until it may again.
     *
     * @throws KernelFault NOT_ENOUGH_MEMORY when the thread was made without room for their state
     */
    public void setFloatingPoint(boolean allowed) throws KernelFault {
        SystemCalls.invoke(address, Invocation.TCB_SET_FLOATING_POINT, 1, allowed ? 1 : 0, 0, 0, 0);
    }

    /**
     * Binds a notification, so that its signals end a receive.
     *
     * @throws KernelFault ILLEGAL_OPERATION when either is bound already
     */
    public void bind(Notification notification) throws KernelFault {
        SystemCalls.invoke(address, Invocation.TCB_BIND_NOTIFICATION, 1, notification.address(), 0, 0, 0);
    }

    /**
     * Reads the registers of another thread into the IPC buffer and the answer: {@link RegisterFile#COUNT} words.
     *
     * @throws KernelFault ILLEGAL_OPERATION for the calling thread itself
     */
    public Answer readRegisters() throws KernelFault {
        return SystemCalls.invoke(address, Invocation.TCB_READ_REGISTERS, 1, 0, 0, 0, 0);
    }

    /**
     * Sets all registers of a stopped thread and lets it run. Those from the fourth on were put into the IPC buffer, one word
     * behind their number.
     *
     * @throws KernelFault RANGE_ERROR when an address is not one of user space
     */
    public void startWith(long instruction, long stack, long flags) throws KernelFault {
        SystemCalls.invoke(
                address, Invocation.TCB_WRITE_REGISTERS, RegisterFile.COUNT + 1, 1, instruction, stack, flags);
    }

    /**
     * Copies a part of the floating-point state into the IPC buffer and the answer.
     *
     * @param first number of its first word
     * @throws KernelFault RANGE_ERROR behind its end
     */
    public Answer readFloatingPoint(int first) throws KernelFault {
        return SystemCalls.invoke(address, Invocation.TCB_READ_FLOATING_POINT, 1, first, 0, 0, 0);
    }

    /**
     * Sets a part of the floating-point state of a stopped thread; words from the fourth on were put into the IPC buffer.
     *
     * @param count words, at most 119
     * @throws KernelFault RANGE_ERROR behind its end
     */
    public void writeFloatingPoint(int first, int count, long word0, long word1, long word2) throws KernelFault {
        SystemCalls.invoke(address, Invocation.TCB_WRITE_FLOATING_POINT, count + 1, first, word0, word1, word2);
    }
}
