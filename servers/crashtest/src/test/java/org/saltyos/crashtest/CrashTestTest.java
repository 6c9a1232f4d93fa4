package org.saltyos.crashtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.crasher.Crash;
import org.saltyos.crasher.CrashClient;
import org.saltyos.crasher.CrashDispatcher;

/** A crash counts only if the call fails as a lost server's does and the next call is answered. */
class CrashTestTest {
    private static final CrashClient CRASHER = new CrashClient(new Endpoint(5));

    private static void serve(Crash server) {
        HostKernel.reset().connect(CRASHER.endpoint().address(), new CrashDispatcher(server));
    }

    @Test
    void aServerThatAnswersHasNotCrashed() {
        serve(kind -> kind);
        assertThat(CrashTest.endsTheServer(CRASHER, 1)).isFalse();
    }

    @Test
    void anotherFaultIsNotACrash() {
        serve(kind -> {
            throw RemoteFault.REFUSED;
        });
        assertThat(CrashTest.endsTheServer(CRASHER, 1)).isFalse();
    }

    @Test
    void aServerThatDoesNotComeBackIsAFailure() {
        serve(kind -> {
            throw RemoteFault.PEER_GONE;
        });
        assertThat(CrashTest.endsTheServer(CRASHER, 1)).isFalse();
    }

    @Test
    void aCrashAndARestartAreWhatIsWanted() {
        serve(kind -> {
            if (kind != 0) {
                throw RemoteFault.PEER_GONE;
            }
            return 0;
        });
        assertThat(CrashTest.endsTheServer(CRASHER, 1)).isTrue();
    }
}
