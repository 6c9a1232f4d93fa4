package org.saltyos.basalt.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.InitLayout;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.machine.Machine;

/** A server finds what its startup page names, and nothing else. */
class StartupTest {
    private HostKernel kernel = HostKernel.reset();

    @BeforeEach
    void writePage() {
        kernel = HostKernel.reset();
        Machine.current().memory().map(InitLayout.BOOT_INFO, new byte[4096]);
        StartupInfo page = new StartupInfo(InitLayout.BOOT_INFO);
        add(page, Startup.KIND_SERVICE, 16, "console", 0, 0);
        add(page, Startup.KIND_SERVICE, 17, "consol", 0, 0);
        add(page, Startup.KIND_PORTS, 18, "", 0x3f8, 0x3ff);
        add(page, Startup.KIND_IRQ, 19, "", 4, 0);
    }

    private static void add(StartupInfo page, int kind, int slot, String name, int first, int last) {
        StartupEntry entry = Startup.entry(page, page.count());
        page.count(page.count() + 1);
        entry.kind(kind);
        entry.slot(slot);
        entry.first(first);
        entry.last(last);
        entry.nameLength(name.length());
        for (int i = 0; i < name.length(); i++) {
            entry.name(i, (byte) name.charAt(i));
        }
    }

    @Test
    void grantsAreFoundByWhatTheyAre() {
        assertThat(Startup.service("console").address()).isEqualTo(16);
        assertThat(Startup.service("consol").address()).isEqualTo(17);
        assertThat(Startup.ports(0x3f8).address()).isEqualTo(18);
        assertThat(Startup.ports(0x3ff).address()).isEqualTo(18);
        assertThat(Startup.irq(4).address()).isEqualTo(19);
    }

    @Test
    void theArgumentTextIsRead() {
        StartupInfo page = new StartupInfo(InitLayout.BOOT_INFO);
        Bytes text = new Bytes(16);
        assertThat(Startup.arguments(text.append("old")).length()).isZero();
        page.argumentsOffset(4000);
        page.argumentsLength(4);
        for (int i = 0; i < 4; i++) {
            Machine.current().memory().putByte(InitLayout.BOOT_INFO + 4000 + i, (byte) "fast".charAt(i));
        }
        assertThat(Startup.arguments(text).is("fast")).isTrue();
    }

    @Test
    void whatTheManifestDoesNotDeclareIsABug() {
        assertThatThrownBy(() -> Startup.service("consoles")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Startup.ports(0x400)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Startup.ports(4)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Startup.irq(0x3f8)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void finishingNeverComesBack() {
        int[] finishedWith = {-1};
        kernel.connect(Startup.SUPERVISOR_SLOT, new SupervisorDispatcher(new Supervisor() {
            @Override
            public void up() throws RemoteFault {
                throw RemoteFault.REFUSED;
            }

            @Override
            public void finished(int code) {
                finishedWith[0] = code;
            }

            @Override
            public void uncaught(Bytes text) {
                finishedWith[0] = text.length();
            }

            @Override
            public void follow(int need) {
                finishedWith[0] = need;
            }

            @Override
            public void alive(int milliseconds) {
                finishedWith[0] = milliseconds;
            }
        }));
        assertThatThrownBy(() -> Startup.finish(3)).isInstanceOf(IllegalStateException.class);
        assertThat(finishedWith[0]).isEqualTo(3);
        Startup.alive(40);
        assertThat(finishedWith[0]).isEqualTo(40);
        assertThatThrownBy(Startup::up).isInstanceOf(IllegalStateException.class);
    }
}
