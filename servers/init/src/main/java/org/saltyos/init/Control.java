package org.saltyos.init;

import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.servers.ServerControl;
import org.saltyos.basalt.servers.ServerLife;
import org.saltyos.basalt.servers.ServerStatus;

/** Answers those who watch servers. What ends a server is done after the answer, which may have to pass through it. */
final class Control implements ServerControl {
    private static final int NAME_BYTES = 64;
    private static final Bytes NAME = new Bytes(NAME_BYTES);

    private static int ending = -1;
    private static int reviving = -1;
    private static boolean comesBack;
    private static boolean goesOff;
    private static boolean startsAnew;

    /** One is enough: it keeps nothing. */
    Control() {}

    @Override
    public int count() throws RemoteFault {
        try {
            return Math.min(SystemFile.open().serverCount(), Servers.MAX);
        } catch (InitFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    private void require(int index) throws RemoteFault {
        if (index < 0 || index >= count()) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public Bytes name(int index) throws RemoteFault {
        require(index);
        FaultReport.appendName(NAME.clear(), index);
        return NAME;
    }

    @Override
    public ServerStatus status(int index) throws RemoteFault {
        require(index);
        ServerState state = Servers.state(index);
        if (state.life() == ServerLife.UP) {
            state.addUsed(Launcher.consumed(state));
        }
        return new ServerStatus(
                state.life().ordinal(),
                state.restarts(),
                state.bytes() + Init.given(index),
                state.readyAt(),
                state.used(),
                state.outage());
    }

    @Override
    public int find(Bytes name) throws RemoteFault {
        for (int index = 0; index < count(); index++) {
            if (isNamed(index, name)) {
                return index;
            }
        }
        return -1;
    }

    private static boolean isNamed(int index, Bytes name) throws RemoteFault {
        FaultReport.appendName(NAME.clear(), index);
        if (NAME.length() != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (NAME.at(i) != name.at(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void kill(int index) throws RemoteFault {
        try {
            endLater(index, Restarts.isRestarted(index));
        } catch (InitFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public void restart(int index) throws RemoteFault {
        require(index);
        if (hasEnded(Servers.state(index).life())) {
            reviving = index;
        } else {
            endLater(index, true);
        }
    }

    private static boolean hasEnded(ServerLife life) {
        return life == ServerLife.FAULTED || life == ServerLife.FINISHED;
    }

    private void endLater(int index, boolean again) throws RemoteFault {
        require(index);
        ServerLife life = Servers.state(index).life();
        if (life != ServerLife.UP && life != ServerLife.STARTING) {
            throw RemoteFault.REFUSED;
        }
        ending = index;
        comesBack = again;
    }

    @Override
    public void powerOff() {
        goesOff = true;
    }

    @Override
    public void reboot() {
        startsAnew = true;
    }

    /** Does what the last request asked for. */
    static void carryOut() {
        if (goesOff) {
            goesOff = false;
            ConsoleLine.begin("init: switching the machine off");
            ConsoleLine.end();
            Power.off();
        }
        if (startsAnew) {
            startsAnew = false;
            ConsoleLine.begin("init: starting the machine anew");
            ConsoleLine.end();
            Power.reset();
        }
        if (reviving >= 0) {
            int index = reviving;
            reviving = -1;
            Restarts.revive(index);
        }
        if (ending >= 0) {
            int index = ending;
            ending = -1;
            FaultReport.appendName(Log.begin("init: ending on request: "), index);
            Log.end();
            Restarts.endOnRequest(index, comesBack);
        }
    }
}
