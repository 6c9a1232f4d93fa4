package org.saltyos.paths;

import org.saltyos.lang.At;
import org.saltyos.lang.Count;
import org.saltyos.lang.Struct;

/** The registers before and after one system call. A page holds a ring of them, which its thread runs through. */
@Struct(size = 256, mmio = true)
public interface ExchangeLayout {
    /** Number of the system call, rax. */
    @At(0)
    long number();

    /** Sets the number of the system call. */
    void number(long value);

    /** Address of the capability, rdi. */
    @At(8)
    long capability();

    /** Sets the address of the capability. */
    void capability(long value);

    /** The encoded message info, rsi. */
    @At(16)
    long information();

    /** Sets the message info. */
    void information(long value);

    /** The message words, rdx r10 r8 r9. */
    @At(24)
    @Count(4)
    long words(int index);

    /** Sets a message word. */
    void words(int index, long value);

    /** What is in the registers that the call must preserve, rbx rbp r12-r15. */
    @At(56)
    @Count(6)
    long keep(int index);

    /** Sets what is in a register that the call must preserve. */
    void keep(int index, long value);

    /** The answer's status. */
    @At(104)
    long status();

    /** The answer's badge or value. */
    @At(112)
    long value();

    /** The answer's message info. */
    @At(120)
    long answer();

    /** The answer's message words. */
    @At(128)
    @Count(4)
    long answers(int index);

    /** The registers to be preserved, after the call. */
    @At(160)
    @Count(6)
    long kept(int index);

    /** 1 once the answer is there. */
    @At(208)
    long done();

    /** Sets whether the answer is there. */
    void done(long value);
}
