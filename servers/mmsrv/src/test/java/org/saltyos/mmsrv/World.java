package org.saltyos.mmsrv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryLayout;
import org.saltyos.basalt.memory.MemoryServerClient;
import org.saltyos.basalt.memory.MemoryServerDispatcher;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.machine.Machine;

/** The memory server with a table of capabilities in which untyped memory, pools and memory objects keep their rules. */
final class World {
    /** Thrown where the memory server is to end. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final int PAGE = 4096;
    private static final int CLIENT_SLOTS = 3000;
    private static final int ARRIVAL_SLOT = 4000;

    /** What lies in a slot. */
    private static final class Thing {
        final int type;
        final long address;
        final int bits;
        long used;
        long pages;
        boolean lent;

        Thing(int type, long address, int bits) {
            this.type = type;
            this.address = address;
            this.bits = bits;
        }

        boolean holds(Thing other) {
            return type == ObjectType.UNTYPED
                    && other != this
                    && address <= other.address
                    && other.address + (1L << other.bits) <= address + (1L << bits)
                    && (other.bits < bits || other.type != ObjectType.UNTYPED);
        }
    }

    private final TreeMap<Long, Thing> table = new TreeMap<>();
    private final HostKernel kernel = HostKernel.reset();
    private int callsToLive = Integer.MAX_VALUE;

    /** A system with pieces of these sizes, as powers of two, whose memory server is up. */
    World(int... bits) throws KernelFault {
        Machine.current().memory().map(MemoryLayout.BOOK, MemoryLayout.BOOK_PAGES * PAGE);
        kernel.connect(Startup.CNODE_SLOT, this::table);
        for (long slot = MemoryLayout.EXCHANGE_POOL_SLOT; slot < 2048; slot++) {
            long here = slot;
            kernel.connect(slot, (info, a, b, c, d) -> invoke(here, info, a, b, c, d));
        }
        put(MemoryLayout.EXCHANGE_POOL_SLOT, new Thing(ObjectType.MEMORY_POOL, 0, 10));
        long address = 1L << 40;
        long slot = MemoryLayout.FIRST_PIECE_SLOT;
        for (int size : bits) {
            put(slot, new Thing(ObjectType.UNTYPED, address, size));
            address += 1L << 40;
            slot += 2;
        }
        MemoryLogic.start();
    }

    private void put(long slot, Thing thing) {
        assertThat(table).doesNotContainKey(slot);
        table.put(slot, thing);
    }

    /** The memory server as the server at this place in the start order calls it. */
    MemoryServerClient client(int place) {
        kernel.connect(
                CLIENT_SLOTS + place, Startup.CLIENT_BADGE | place, new MemoryServerDispatcher(new MemoryLogic()));
        Ipc.offer(new CNode(Startup.CNODE_SLOT), ARRIVAL_SLOT, 1);
        return new MemoryServerClient(new Endpoint(CLIENT_SLOTS + place));
    }

    /** Ends the memory server at the call of the kernel with this number from now on. */
    void endAtCall(int calls) {
        callsToLive = calls;
    }

    /** Starts the memory server again. */
    void restart() throws KernelFault {
        callsToLive = Integer.MAX_VALUE;
        MemoryLogic.start();
    }

    private Thing thing(long slot) {
        return Objects.requireNonNull(table.get(slot), () -> "slot " + slot + " is empty");
    }

    private void live() {
        if (callsToLive == 0) {
            throw new Killed();
        }
        callsToLive--;
    }

    private Answer table(MessageInfo info, long slot, long b, long c, long d) {
        live();
        if (info.label() == Invocation.CNODE_REVOKE) {
            Thing thing = thing(slot);
            table.values().removeIf(thing::holds);
            thing.used = 0;
            thing.lent = false;
        } else if (info.label() == Invocation.CNODE_DELETE) {
            table.remove(slot);
        } else {
            return Answer.of(ErrorCode.INVALID_ARGUMENT);
        }
        return Answer.of(ErrorCode.OK);
    }

    private Answer invoke(long slot, MessageInfo info, long a, long b, long c, long d) {
        live();
        Thing thing = table.get(slot);
        if (thing == null) {
            return Answer.of(ErrorCode.INVALID_CAPABILITY);
        }
        return switch ((int) info.label()) {
            case Invocation.UNTYPED_INFO -> new Answer(0, 0, 0, thing.address, thing.bits, thing.used, 0);
            case Invocation.UNTYPED_RETYPE -> retype(thing, (int) a, (int) b, (int) d, (int) (d >>> 32));
            case Invocation.MEMORY_POOL_INFO -> new Answer(0, 0, 0, thing.pages, 0, 0, 0);
            case Invocation.MEMORY_POOL_LEND -> lend(thing, thing(a));
            case Invocation.MEMORY_CONFIGURE -> Answer.of(ErrorCode.OK);
            case Invocation.MEMORY_COMMIT -> commit(thing, b);
            case Invocation.MEMORY_INFO -> new Answer(0, 0, 0, 0, thing.pages, 0, 0);
            default -> Answer.of(ErrorCode.INVALID_ARGUMENT);
        };
    }

    private Answer retype(Thing memory, int type, int bits, int first, int count) {
        assertThat(memory.lent).isFalse();
        int size = type == ObjectType.UNTYPED ? bits : 10;
        for (int i = 0; i < count; i++) {
            if (memory.used + (1L << size) > 1L << memory.bits) {
                return Answer.of(ErrorCode.NOT_ENOUGH_MEMORY);
            }
            put(first + i, new Thing(type, memory.address + memory.used, size));
            memory.used += 1L << size;
        }
        return Answer.of(ErrorCode.OK);
    }

    private Answer lend(Thing pool, Thing memory) {
        assertThat(memory.used).isZero();
        assertThat(memory.lent).isFalse();
        memory.lent = true;
        pool.pages += (1L << memory.bits - 12) - 1;
        return Answer.of(ErrorCode.OK);
    }

    private Answer commit(Thing object, long pages) {
        Thing pool = thing(Slots.POOL);
        if (pool.pages < pages) {
            return Answer.of(ErrorCode.NOT_ENOUGH_MEMORY);
        }
        pool.pages -= pages;
        object.pages += pages;
        return Answer.of(ErrorCode.OK);
    }

    /** Each byte that init gave belongs to exactly one piece of the book, and each piece is in the table. */
    void check() {
        List<Thing> whole = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < MemoryLayout.PIECES; i++) {
            int state = Records.piece(i).state();
            if (state == Pieces.FREE || state == Pieces.HELD || state == Pieces.OWN) {
                Thing thing = thing(Slots.piece(i));
                assertThat(thing.bits).isEqualTo(Records.piece(i).bits());
                assertThat(whole).noneMatch(other -> other.holds(thing) || thing.holds(other) || other == thing);
                whole.add(thing);
                bytes += 1L << thing.bits;
            }
        }
        assertThat(bytes).isEqualTo(Records.book().total());
        assertThat(Records.book().pending()).isZero();
    }
}
