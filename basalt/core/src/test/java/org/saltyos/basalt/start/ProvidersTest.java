package org.saltyos.basalt.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.InitLayout;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.lang.machine.Machine;

/** Clients of servers that are started again. */
class ProvidersTest implements Supervisor {
    private final List<Integer> followed = new ArrayList<>();
    private final List<String> connected = new ArrayList<>();

    @BeforeEach
    void begin() {
        HostKernel kernel = HostKernel.reset();
        Machine.current().memory().map(InitLayout.BOOT_INFO, new byte[4096]);
        StartupInfo page = new StartupInfo(InitLayout.BOOT_INFO);
        page.count(2);
        name(Startup.entry(page, 0), "console", 0);
        name(Startup.entry(page, 1), "files", 1);
        kernel.connect(Startup.SUPERVISOR_SLOT, new SupervisorDispatcher(this));
    }

    private static void name(StartupEntry entry, String name, int place) {
        entry.kind(Startup.KIND_SERVICE);
        entry.slot(Startup.FIRST_GRANT_SLOT + place);
        entry.nameLength(name.length());
        for (int i = 0; i < name.length(); i++) {
            entry.name(i, (byte) name.charAt(i));
        }
    }

    @Override
    public void up() {}

    @Override
    public void finished(int code) {}

    @Override
    public void uncaught(Bytes text) {}

    @Override
    public void alive(int milliseconds) {}

    @Override
    public void follow(int need) {
        followed.add(need);
    }

    @Test
    void eachIsConnectedToAtOnceAndWhenItCameBack() throws RemoteFault, KernelFault {
        Providers.follow("console", () -> connected.add("console"));
        Providers.follow("files", () -> connected.add("files"));
        assertThat(followed).containsExactly(0, 1);
        assertThat(connected).containsExactly("console", "files");
        Providers.signalled(1L << Providers.FIRST_SIGNAL_BIT + 1 | Startup.TYPED_SIGNAL | 1);
        assertThat(connected).containsExactly("console", "files", "files");
        Providers.signalled(3L << Providers.FIRST_SIGNAL_BIT);
        assertThat(connected).hasSize(5).endsWith("console", "files");
        Providers.signalled(Startup.TYPED_SIGNAL | 0xffff);
        assertThat(connected).hasSize(5);
    }

    @Test
    void oneThatGoesAwayAgainIsWaitedFor() throws RemoteFault, KernelFault {
        boolean[] gone = {false};
        Providers.follow("console", () -> {
            if (gone[0]) {
                throw RemoteFault.PEER_GONE;
            }
            connected.add("console");
        });
        gone[0] = true;
        Providers.signalled(1L << Providers.FIRST_SIGNAL_BIT);
        gone[0] = false;
        Providers.signalled(1L << Providers.FIRST_SIGNAL_BIT);
        assertThat(connected).hasSize(2);
    }

    @Test
    void whatTheManifestDoesNotNeedCannotBeFollowed() {
        assertThatThrownBy(() -> Providers.follow("network", () -> {})).isInstanceOf(IllegalStateException.class);
    }
}
