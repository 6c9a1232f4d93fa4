package org.saltyos.kernite.sched;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.ipc.Endpoint;
import org.saltyos.kernite.ipc.Endpoints;
import org.saltyos.kernite.ipc.Replies;
import org.saltyos.kernite.thread.Tcb;

/** A server works with the deadline of whoever waits for it, however many servers lie in between. */
class InheritanceTest {
    private static final long MILLI = 1_000_000;
    private static final int SERVERS = 4;

    private SimulatedKernel kernel;
    private Tcb client;
    private Tcb rival;
    private final Tcb[] servers = new Tcb[SERVERS];
    private final Endpoint[] endpoints = new Endpoint[SERVERS];

    @BeforeEach
    void boot() {
        kernel = new SimulatedKernel();
        for (int i = 0; i < SERVERS; i++) {
            servers[i] = kernel.runningThread(10 * MILLI, 200 * MILLI, 0);
            endpoints[i] = kernel.endpoint();
            Endpoints.receive(kernel.enter(servers[i]), endpoints[i], true);
        }
        client = kernel.runningThread(MILLI, 100 * MILLI, 20 * MILLI);
        rival = kernel.runningThread(30 * MILLI, 100 * MILLI, 50 * MILLI);
    }

    private static long urgency(Tcb tcb) {
        return new SchedContext(tcb.sched()).urgency();
    }

    private static long deadline(Tcb tcb) {
        return new SchedContext(tcb.sched()).deadline();
    }

    /** The client calls the first server, that the second, and so on. */
    private void callAll() {
        Tcb caller = client;
        for (int i = 0; i < SERVERS; i++) {
            Endpoints.call(kernel.enter(caller), endpoints[i], 1, Rights.ALL);
            caller = servers[i];
            assertThat(kernel.leave()).as("server " + i + " before its rival").isEqualTo(caller);
            kernel.run(1000);
        }
    }

    @Test
    void theWholeChainIsAsUrgentAsTheClient() {
        callAll();
        for (Tcb server : servers) {
            assertThat(urgency(server)).isEqualTo(urgency(client)).isLessThan(deadline(server));
        }
        assertThat(kernel.run(MILLI)).isEqualTo(servers[SERVERS - 1]);
    }

    @Test
    void eachAnswerGivesOneDeadlineBack() {
        callAll();
        for (int i = SERVERS - 1; i >= 0; i--) {
            Tcb server = servers[i];
            Replies.reply(server);
            assertThat(urgency(server)).isEqualTo(deadline(server));
            Endpoints.receive(kernel.enter(server), endpoints[i], true);
            Tcb next = i == 0 ? client : servers[i - 1];
            assertThat(kernel.leave()).isEqualTo(next);
            assertThat(urgency(next)).isEqualTo(urgency(client));
        }
    }

    @Test
    void aServerWithoutTheCallComesBehindItsRival() {
        callAll();
        Replies.reply(servers[SERVERS - 1]);
        Endpoints.receive(kernel.enter(servers[SERVERS - 1]), endpoints[SERVERS - 1], true);
        for (int i = SERVERS - 2; i >= 0; i--) {
            Replies.reply(servers[i]);
            Endpoints.receive(kernel.enter(servers[i]), endpoints[i], true);
        }
        Endpoints.send(kernel.enter(client), endpoints[0], 1, Rights.ALL, true);
        Endpoints.receive(kernel.enter(client), kernel.endpoint(), true);
        assertThat(kernel.leave()).isEqualTo(rival);
    }

    @Test
    void eachServerPaysForItsOwnWork() {
        callAll();
        kernel.run(2 * MILLI);
        SchedContext last = new SchedContext(servers[SERVERS - 1].sched());
        assertThat(SchedContexts.consumed(last)).isBetween(2 * MILLI, 2 * MILLI + 10_000);
        assertThat(SchedContexts.consumed(new SchedContext(client.sched()))).isLessThan(10_000);
    }
}
