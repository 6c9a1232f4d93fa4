package org.saltyos.abi;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** One entry of the kernel's trace, as SYSTEM_TRACE_READ answers with it: four message words. */
@Struct(size = 32)
public interface TraceEntryLayout {
    /** Nanoseconds since the kernel's entry. */
    @At(0)
    long time();

    /** {@link TraceKind}. */
    @At(8)
    int kind();

    /** See {@link TraceKind}. */
    @At(12)
    int number();

    /** Physical address of the thread's Tcb; 0 if the processor was idle. */
    @At(16)
    long thread();

    /** See {@link TraceKind}. */
    @At(24)
    long argument();
}
