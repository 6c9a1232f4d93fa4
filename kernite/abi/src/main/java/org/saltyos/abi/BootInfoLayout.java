package org.saltyos.abi;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/**
 * What the kernel tells init: one read-only page. The list of {@link UntypedInfoLayout} follows this struct directly;
 * entry i describes the capability in slot {@code InitialSlot.FIRST_UNTYPED + i}.
 */
@Struct(size = 128)
public interface BootInfoLayout {
    /** {@link BootInfoConstants#MAGIC}. */
    @At(0)
    long magic();

    /** Sets the magic number. */
    void magic(long value);

    /** {@link BootInfoConstants#VERSION}. */
    @At(8)
    int version();

    /** Sets the version. */
    void version(int value);

    /** Number of entries in the list of untyped memory. */
    @At(12)
    int untypedCount();

    /** Sets the number of pieces of untyped memory. */
    void untypedCount(int value);

    /** First free slot of init's CNode. */
    @At(16)
    int firstFreeSlot();

    /** Sets the first free slot. */
    void firstFreeSlot(int value);

    /** One more than the last free slot of init's CNode. */
    @At(20)
    int endOfFreeSlots();

    /** Sets the end of the free slots. */
    void endOfFreeSlots(int value);

    /** Virtual address of the boot archive in init. */
    @At(24)
    long archiveAddress();

    /** Sets the archive's address. */
    void archiveAddress(long value);

    /** Bytes of the boot archive. */
    @At(32)
    long archiveSize();

    /** Sets the archive's size. */
    void archiveSize(long value);

    /** Physical address of the boot archive, for finding it in the untyped memory of kind ARCHIVE. */
    @At(40)
    long archivePhysical();

    /** Sets the archive's physical address. */
    void archivePhysical(long value);

    /** Physical address of the ACPI root pointer structure, 0 when the loader did not tell. */
    @At(48)
    long rootSystemDescriptionPointer();

    /** Sets the ACPI root pointer. */
    void rootSystemDescriptionPointer(long value);

    /** Time-stamp counter at the kernel's entry. */
    @At(56)
    long entryTimeStamp();

    /** Sets the time stamp of the kernel's entry. */
    void entryTimeStamp(long value);

    /** Time-stamp counter ticks per second. */
    @At(64)
    long timeStampFrequency();

    /** Sets the time-stamp frequency. */
    void timeStampFrequency(long value);

    /** Nanoseconds between the kernel's entry and init's first instruction, as the kernel's clock counts. */
    @At(72)
    long startNanoseconds();

    /** Sets the time of init's start. */
    void startNanoseconds(long value);

    /** Bytes of RAM the machine has. */
    @At(80)
    long memoryBytes();

    /** Sets the bytes of RAM. */
    void memoryBytes(long value);

    /** Bytes of RAM that no entry of the list describes because the list was full; 0 on every ordinary machine. */
    @At(88)
    long lostBytes();

    /** Sets the bytes not described. */
    void lostBytes(long value);

    /** Bytes of a thread's floating-point state on this processor: what a Tcb needs beside its first KiB. */
    @At(96)
    long floatingPointBytes();

    /** Sets the bytes of floating-point state. */
    void floatingPointBytes(long value);
}
