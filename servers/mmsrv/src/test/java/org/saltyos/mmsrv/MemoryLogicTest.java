package org.saltyos.mmsrv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryLayout;
import org.saltyos.basalt.memory.MemoryServerClient;

/** Who holds what, what happens when there is no more, and what a new memory server finds. */
class MemoryLogicTest {
    private static final long MIB = 1L << 20;

    @Test
    void whatIsGivenBackBecomesWholeAgain() throws Exception {
        World world = new World(20, 18);
        MemoryServerClient client = world.client(2);
        long free = client.figures().free();
        for (int key = 0; key < 20; key++) {
            client.take(key, 12 + key % 4);
            world.check();
        }
        assertThat(client.share(2).pieces()).isEqualTo(5 * (4096 + 8192 + 16384 + 32768));
        assertThat(client.share(3).pieces()).isZero();
        for (int key = 19; key >= 0; key--) {
            client.give(key);
        }
        world.check();
        assertThat(client.figures().free()).isEqualTo(free);
        client.take(0, 19);
    }

    @Test
    void aKeyMeansOnePieceOfItsClient() throws Exception {
        World world = new World(20);
        MemoryServerClient client = world.client(2);
        client.take(7, 14);
        client.take(7, 14);
        assertThat(client.share(2).pieces()).isEqualTo(1 << 14);
        assertThatThrownBy(() -> client.take(7, 13)).isSameAs(RemoteFault.REFUSED);
        world.client(3).take(7, 13);
        world.client(3).give(7);
        assertThat(client.share(2).pieces()).isEqualTo(1 << 14);
        client.give(8);
        assertThatThrownBy(() -> client.take(-1, 14)).isSameAs(RemoteFault.REFUSED);
        assertThatThrownBy(() -> client.take(1, 11)).isSameAs(RemoteFault.REFUSED);
        assertThatThrownBy(() -> client.take(1, 31)).isSameAs(RemoteFault.REFUSED);
    }

    @Test
    void whoAsksForTooMuchGetsAnErrorAndTheOthersGoOn() throws Exception {
        World world = new World(20);
        MemoryServerClient greedy = world.client(2);
        assertThatThrownBy(() -> {
                    for (int key = 0; key < 100; key++) {
                        greedy.take(key, 16);
                    }
                })
                .isSameAs(PosixFault.ENOMEM);
        assertThat(greedy.share(2).pieces()).isLessThanOrEqualTo(3 * MIB / 4);
        world.client(3).take(0, 16);
        assertThatThrownBy(() -> greedy.quota(2, MIB)).isSameAs(RemoteFault.REFUSED);
        world.client(MemoryLayout.INIT).quota(2, MIB);
        greedy.take(99, 12);
        world.check();
    }

    @Test
    void beginTakesBackAllButLastingObjects() throws Exception {
        World world = new World(22);
        MemoryServerClient client = world.client(2);
        client.take(1, 16);
        client.lasting(5, 100);
        client.commit(5, 0, 10);
        world.client(3).take(1, 16);
        client.begin();
        assertThat(client.share(2).pieces()).isZero();
        assertThat(client.share(2).lasting()).isEqualTo(10 * 4096);
        assertThat(client.share(3).pieces()).isEqualTo(1 << 16);
        client.lasting(5, 100);
        assertThatThrownBy(() -> client.lasting(5, 101)).isSameAs(RemoteFault.REFUSED);
        assertThatThrownBy(() -> client.commit(5, 95, 6)).isSameAs(RemoteFault.REFUSED);
        assertThatThrownBy(() -> client.commit(6, 0, 1)).isSameAs(RemoteFault.REFUSED);
    }

    @Test
    void lastingObjectsEndWhenTheyAreDropped() throws Exception {
        World world = new World(22);
        MemoryServerClient client = world.client(2);
        client.lasting(5, 100);
        long free = client.figures().free();
        for (int key = 10; key < 14; key++) {
            client.paged(key, 50, new Endpoint(0));
        }
        world.client(3).paged(12, 60, new Endpoint(0));
        assertThat(client.keyAfter(-1)).isEqualTo(5);
        assertThat(client.keyAfter(5)).isEqualTo(10);
        client.drop(11);
        client.drop(11);
        assertThat(client.keyAfter(10)).isEqualTo(12);
        assertThat(client.keyAfter(13)).isEqualTo(-1);
        assertThatThrownBy(() -> client.paged(12, 51, new Endpoint(0))).isSameAs(RemoteFault.REFUSED);
        client.begin();
        assertThat(client.keyAfter(12)).isEqualTo(13);
        world.client(3).drop(12);
        client.drop(10);
        client.drop(12);
        client.drop(13);
        world.check();
        assertThat(client.figures().free()).isEqualTo(free);
        for (int key = 100; key < 227; key++) {
            client.paged(key, 1, new Endpoint(0));
        }
        assertThatThrownBy(() -> client.paged(300, 1, new Endpoint(0))).isSameAs(PosixFault.ENOMEM);
    }

    /** Ends the memory server at every call of the kernel while objects come and go: each is there or not, and no piece is lost. */
    @Test
    void noObjectIsHalfThereWhenTheMemoryServerEndsAnywhere() throws Exception {
        for (int seed = 0; seed < 100; seed++) {
            World world = new World(20, 16);
            Random random = new Random(seed);
            MemoryServerClient client = world.client(2);
            for (int step = 0; step < 40; step++) {
                int key = random.nextInt(6);
                boolean make = random.nextBoolean();
                world.endAtCall(random.nextInt(12));
                try {
                    makeOrDrop(client, make, key);
                } catch (World.Killed killed) {
                    world.restart();
                    world.check();
                    makeOrDrop(client, make, key);
                }
                world.endAtCall(Integer.MAX_VALUE);
                world.check();
                assertThat(client.keyAfter(key - 1) == key).isEqualTo(make);
            }
            for (int key = 0; key < 6; key++) {
                makeOrDrop(client, true, key);
                makeOrDrop(client, false, key);
            }
            world.check();
            assertThat(client.figures().free())
                    .isGreaterThanOrEqualTo(Records.book().total() - 2 * 4096);
        }
    }

    private static void makeOrDrop(MemoryServerClient client, boolean make, int key) throws Exception {
        if (make) {
            client.paged(key, 10, new Endpoint(0));
        } else {
            client.drop(key);
        }
    }

    @Test
    void thePoolGrowsUntilTheReserve() throws Exception {
        World world = new World(24);
        MemoryServerClient client = world.client(2);
        client.refill(64);
        assertThat(client.figures().pool()).isEqualTo(1 << 19);
        assertThatThrownBy(() -> client.refill(5000)).isSameAs(PosixFault.ENOMEM);
        long pages = 64;
        try {
            while (true) {
                client.refill(pages);
                pages += 64;
            }
        } catch (PosixFault fault) {
            assertThat(fault).isSameAs(PosixFault.ENOMEM);
        }
        assertThat(pages << 12).isGreaterThan(12 * MIB);
        assertThat(client.figures().free()).isGreaterThanOrEqualTo(16 * MIB / 16);
        client.take(0, 16);
        world.check();
    }

    @Test
    void exchangeMemoryGrowsWithTheNumberOfProcesses() throws Exception {
        World world = new World(24);
        MemoryServerClient client = world.client(2);
        client.exchange(8);
        long before = client.figures().free();
        client.exchange(12);
        assertThat(client.figures().free()).isEqualTo(before);
        client.exchange(100);
        assertThat(client.figures().free()).isEqualTo(before - (1 << 19) - (1 << 20) - (1 << 21));
        client.exchange(100);
        world.check();
    }

    /** Ends the memory server at every call of the kernel in turn: the next one finds every byte. */
    @Test
    void nothingIsLostWhenTheMemoryServerEndsAnywhere() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            World world = new World(20, 16);
            survive(world, new Random(seed));
        }
    }

    private static void survive(World world, Random random) throws KernelFault, RemoteFault {
        MemoryServerClient client = world.client(2);
        Map<Integer, Integer> held = new HashMap<>();
        for (int step = 0; step < 40; step++) {
            int key = random.nextInt(12);
            int bits = held.getOrDefault(key, 12 + random.nextInt(6));
            boolean take = random.nextBoolean();
            world.endAtCall(random.nextInt(12));
            try {
                act(client, take, key, bits);
            } catch (World.Killed killed) {
                world.restart();
                world.check();
                act(client, take, key, bits); // as a client does that was cut off
            }
            world.endAtCall(Integer.MAX_VALUE);
            world.check();
            if (take) {
                held.put(key, bits);
            } else {
                held.remove(key);
            }
        }
        held.keySet().forEach(key -> {
            try {
                client.give(key);
            } catch (RemoteFault fault) {
                throw new AssertionError(fault);
            }
        });
        world.check();
        assertThat(client.share(2).pieces()).isZero();
        assertThat(client.figures().free()).isEqualTo(Records.book().total() - 4096);
    }

    private static void act(MemoryServerClient client, boolean take, int key, int bits) throws RemoteFault {
        if (!take) {
            client.give(key);
            return;
        }
        try {
            client.take(key, bits);
        } catch (PosixFault fault) {
            throw new AssertionError(fault);
        }
    }
}
