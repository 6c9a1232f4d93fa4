package org.saltyos.kernite.cap;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;
import org.saltyos.lang.Union;
import org.saltyos.lang.Unsigned;

/**
 * A place for one capability: 32 bytes of capability and its links in the derivation list. An empty slot is all zero.
 *
 * <p>What the fields of the capability mean for each kind:
 *
 * <table>
 * <caption>Fields by kind</caption>
 * <tr><th>kind</th><th>sizeBits</th><th>object</th><th>badge</th><th>extra</th></tr>
 * <tr><td>Untyped</td><td>size</td><td>address</td><td>bytes used</td><td>bytes known to be zero</td></tr>
 * <tr><td>CNode</td><td>radix</td><td>first slot</td><td>guard value ({@code flags}: guard's bits)</td>
 *     <td>number of slots when it resolves whole 64-bit addresses with a zero guard, else 0</td></tr>
 * <tr><td>Endpoint</td><td>-</td><td>object</td><td>badge</td><td>-</td></tr>
 * <tr><td>Notification</td><td>-</td><td>object</td><td>badge</td><td>1 if the fastpath may deliver the interrupt that it is
 *     bound to</td></tr>
 * <tr><td>Tcb</td><td>size</td><td>object</td><td>-</td><td>-</td></tr>
 * <tr><td>SchedContext</td><td>-</td><td>object</td><td>-</td><td>-</td></tr>
 * <tr><td>VSpace</td><td>-</td><td>object</td><td>-</td><td>value for the page-table root register</td></tr>
 * <tr><td>Frame</td><td>size</td><td>address</td><td>mapped virtual address</td><td>identity of the VSpace, 0: unmapped</td></tr>
 * <tr><td>IrqHandler</td><td>-</td><td>line</td><td>-</td><td>-</td></tr>
 * <tr><td>IoPort</td><td>-</td><td>-</td><td>first | last &lt;&lt; 16</td><td>range it was issued with, same form</td></tr>
 * <tr><td>Reply</td><td>-</td><td>waiting thread</td><td>-</td><td>-</td></tr>
 * <tr><td>Zombie</td><td>-</td><td>first slot of the dying object</td><td>next of its ring</td><td>previous of its ring</td></tr>
 * <tr><td>PageTablePool</td><td>size</td><td>address</td><td>bytes used</td><td>VSpace object</td></tr>
 * <tr><td>MemoryPool</td><td>-</td><td>object</td><td>-</td><td>-</td></tr>
 * <tr><td>MemoryObject</td><td>size</td><td>object</td><td>1 while it is being deleted</td><td>number that the mappings made
 *     with it have, 0: none</td></tr>
 * <tr><td>MemoryPiece</td><td>size</td><td>address</td><td>bytes used</td><td>MemoryPool object</td></tr>
 * </table>
 *
 * <p>Addresses of objects are in the direct map of physical memory.
 */
@Struct(size = 64, align = 64)
public interface SlotLayout {
    /** The first word of the capability: {@link #type} to {@link #count}. */
    @At(0)
    @Union
    long tag();

    /** Sets the first word. */
    void tag(long value);

    /** {@link org.saltyos.abi.ObjectType}. */
    @At(0)
    @Union
    @Unsigned(1)
    int type();

    /** {@link org.saltyos.abi.Rights}. */
    @At(1)
    @Union
    @Unsigned(1)
    int rights();

    /** Size as a power of two, or radix. */
    @At(2)
    @Union
    @Unsigned(1)
    int sizeBits();

    /** CNode: bits of the guard. Untyped, Frame: {@link Capability#DEVICE}. Zombie: {@link Zombie} flags. */
    @At(3)
    @Union
    @Unsigned(1)
    int flags();

    /** Zombie: slots still to be emptied. */
    @At(4)
    @Union
    int count();

    /** Sets the slots still to be emptied. */
    void count(int value);

    /** See the table. */
    @At(8)
    long object();

    /** Sets the object. */
    void object(long value);

    /** See the table. */
    @At(16)
    long badge();

    /** Sets the badge. */
    void badge(long value);

    /** See the table. */
    @At(24)
    long extra();

    /** Sets the extra word. */
    void extra(long value);

    /** The slot after this one in the derivation list, address 0 at the end. */
    @At(32)
    Slot next();

    /** Sets the slot after this one. */
    void next(Slot value);

    /** The slot before this one in the derivation list, address 0 at the start. */
    @At(40)
    Slot previous();

    /** Sets the slot before this one. */
    void previous(Slot value);

    /** {@link Derivation} flags. */
    @At(48)
    int derivation();

    /** Sets the derivation flags. */
    void derivation(int value);
}
