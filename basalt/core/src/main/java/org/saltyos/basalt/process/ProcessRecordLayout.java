package org.saltyos.basalt.process;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** What the process manager tells the file server about one process ({@link FileSessions#census}), for {@code /proc}. */
@Struct(size = 72)
public interface ProcessRecordLayout {
    /** Its number. */
    @At(0)
    int process();

    /** Sets the number. */
    void process(int value);

    /** Number of its parent, 0 for the first process. */
    @At(4)
    int parent();

    /** Sets the parent. */
    void parent(int value);

    /** Its process group. */
    @At(8)
    int group();

    /** Sets the group. */
    void group(int value);

    /** {@link ProcessEntry#RUNS} or {@link ProcessEntry#ENDED}. */
    @At(12)
    int state();

    /** Sets the state. */
    void state(int value);

    /** Pages of memory of its own, of 4 KiB. */
    @At(16)
    long pages();

    /** Sets the pages. */
    void pages(long value);

    /** Processor time used. */
    @At(24)
    long nanoseconds();

    /** Sets the processor time. */
    void nanoseconds(long value);

    /** Characters 0 to 7 of its program's name, the first in the lowest byte. */
    @At(32)
    long name0();

    /** Sets the first half of the name. */
    void name0(long value);

    /** Characters 8 to 15. */
    @At(40)
    long name1();

    /** Sets the second half of the name. */
    void name1(long value);

    /** Bytes of memory that it may have; {@link Long#MAX_VALUE} for as much as there is. */
    @At(48)
    long memoryLimit();

    /** Sets the limit of memory. */
    void memoryLimit(long value);

    /** Processes that its family may have. */
    @At(56)
    long processLimit();

    /** Sets the limit of processes. */
    void processLimit(long value);

    /** Number of the child of the first process that it descends from, or is; 0 for the first process. */
    @At(64)
    int family();

    /** Sets the family. */
    void family(int value);
}
