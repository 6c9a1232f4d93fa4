package org.saltyos.conformance;

import org.saltyos.lang.At;
import org.saltyos.lang.Count;
import org.saltyos.lang.Struct;

/**
 * A page through which the tests tell a helper thread what to do. Both sides access it as device memory, so that no
 * value stays in a register.
 */
@Struct(size = 4096, mmio = true)
public interface MailboxLayout {
    /** Number of system calls in the script. */
    @At(0)
    int count();

    /** Sets the number of system calls. */
    void count(int value);

    /** Calls that were answered so far. */
    @At(4)
    int answered();

    /** Sets the number of answered calls. */
    void answered(int value);

    /** A word that a counting thread counts in. */
    @At(8)
    long counter();

    /** Sets the counter. */
    void counter(long value);

    /** Registers before the calls, {@link Helper#WORDS} for each: number, capability, info, four words. */
    @At(16)
    @Count(224)
    long request(int index);

    /** Sets a register before a call. */
    void request(int index, long value);

    /** Registers after the calls: status, value, info, four words. */
    @At(1808)
    @Count(224)
    long answer(int index);

    /** Sets a register after a call. */
    void answer(int index, long value);

    /** Register r12 before the calls: the deadline of those that have one. */
    @At(3600)
    @Count(32)
    long deadline(int index);

    /** Sets the deadline of a call. */
    void deadline(int index, long value);
}
