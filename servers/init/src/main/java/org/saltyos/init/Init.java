package org.saltyos.init;

import org.saltyos.abi.BootInfo;
import org.saltyos.abi.BootInfoConstants;
import org.saltyos.abi.Rights;
import org.saltyos.abi.boot.ServerEntry;
import org.saltyos.basalt.Server;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.ipc.Reply;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.memory.MemoryServerClient;
import org.saltyos.basalt.process.ProcessManagerClient;
import org.saltyos.basalt.servers.ServerLife;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Export;

/** The first program: starts every server of the system table in order, says so, and then watches over them. */
@Server(name = "init", stack = 32_768)
public final class Init {
    private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;

    /** Nanoseconds that init waits for an answer. */
    private static final long ANSWER_LIMIT = 5_000_000_000L;

    /** Place of the process manager in the start order once the system is up, -1 where there is none. */
    private static int processManager = -1;

    /** Nanoseconds that init waits for the memory server's figures. */
    private static final long FIGURES_LIMIT = 10_000_000;

    /** Place of the memory server in the start order once the system is up, -1 where there is none. */
    private static int memoryServer = -1;

    private Init() {}

    /** Runs for ever; {@code bootInformation} is the address of the kernel's {@link BootInfo}. */
    @Export("server_main")
    static void main(long bootInformation) {
        BootInfo boot = new BootInfo(bootInformation);
        try {
            prepare(boot);
            startAll();
        } catch (InitFault fault) {
            Log.begin("init: ").append(fault.text());
            Log.end();
        } catch (KernelFault fault) {
            Log.begin("init: the kernel refused: ").append(KernelFault.describe(fault.code()));
            Log.end();
        }
        Supervision.run();
    }

    private static void prepare(BootInfo boot) throws InitFault, KernelFault {
        if (boot.magic() != BootInfoConstants.MAGIC || boot.version() != BootInfoConstants.VERSION) {
            throw new IllegalStateException("kernel and init are not of the same build");
        }
        Slots.start(boot);
        MemoryPool.start(boot);
        Power.start(boot);
        Launcher.start(boot);
        AddressSpaces.start();
        Supervision.start();
        BootArchive.open(boot.archiveAddress(), boot.archiveSize());
        SharedMemory.start();
    }

    private static void startAll() throws InitFault {
        int count = Math.min(SystemFile.open().serverCount(), Servers.MAX);
        reserveAll(count);
        int failures = 0;
        for (int i = 0; i < count; i++) {
            if (!startOne(i)) {
                failures++;
            }
        }
        if (failures == 0) {
            announceReady();
            Health.start(count);
            memoryServer = findProvider("memory", count);
            processManager = findProvider("processes", count);
            if (processManager >= 0) {
                beginProcesses(processManager);
            }
        } else {
            Log.begin("init: ").decimal(failures).append(" of ").decimal(count).append(" servers are not up");
            Log.end();
        }
    }

    /** Sets memory aside for all servers: what is left then is for the memory server, if there is one. */
    private static void reserveAll(int count) {
        for (int i = 0; i < count; i++) {
            try {
                Launcher.reserve(i);
            } catch (InitFault | KernelFault fault) {
                continue; // said when it is to be started
            }
        }
    }

    private static boolean startOne(int index) {
        try {
            Launcher.launch(index);
        } catch (InitFault fault) {
            refused(index).append(fault.text());
            Log.end();
        } catch (KernelFault fault) {
            refused(index).append("the kernel refused: ").append(KernelFault.describe(fault.code()));
            Log.end();
        }
        Supervision.awaitStarted(index);
        ServerLife life = Servers.state(index).life();
        return life == ServerLife.UP || life == ServerLife.FINISHED;
    }

    private static Bytes refused(int index) {
        Servers.state(index).life(ServerLife.FAILED);
        Bytes line = Log.begin("init: cannot start ");
        FaultReport.appendName(line, index);
        return line.append(": ");
    }

    private static void announceReady() {
        long milliseconds = SystemCalls.clock() / NANOSECONDS_PER_MILLISECOND;
        ConsoleLine.begin("SaltyOS ready (").decimal(milliseconds).append(" ms since entry)");
        ConsoleLine.end();
    }

    /** A server is up: those who follow it are told, and the process manager has to be told to begin. */
    static void serverIsUp(int index) {
        Followers.tell(index);
        if (index == processManager) {
            beginProcesses(index);
        }
    }

    /** Lets the process manager start the first process. */
    private static void beginProcesses(int manager) {
        try {
            long deadline = SystemCalls.clock() + ANSWER_LIMIT;
            Ipc.requireSuccess(Ipc.callUntil(
                    client(manager),
                    ProcessManagerClient.TAG,
                    ProcessManagerClient.METHOD_BEGIN,
                    0,
                    0,
                    0,
                    0,
                    0,
                    deadline));
        } catch (InitFault | KernelFault | RemoteFault fault) {
            Log.begin("init: the first process cannot be started, error ").decimal(fault.code());
            Log.end();
        }
    }

    /** Bytes that the memory server gave a server; 0 if it does not say so at once. */
    static long given(int index) {
        if (memoryServer < 0 || Servers.state(memoryServer).life() != ServerLife.UP) {
            return 0;
        }
        try {
            long deadline = SystemCalls.clock() + FIGURES_LIMIT;
            Reply reply = Ipc.callUntil(
                    client(memoryServer),
                    MemoryServerClient.TAG,
                    MemoryServerClient.METHOD_SHARE,
                    1,
                    index,
                    0,
                    0,
                    0,
                    deadline);
            return reply.fault() == 0 ? reply.word0() + reply.word1() : 0;
        } catch (InitFault | KernelFault fault) {
            return 0;
        }
    }

    /** A capability through which init calls a server. */
    static Endpoint client(int index) throws InitFault, KernelFault {
        int slot = Servers.state(index).client();
        if (slot != 0) {
            return new Endpoint(slot);
        }
        slot = Slots.take(1);
        Servers.state(index).client(slot);
        int endpoint = Servers.state(index).endpoint();
        long badge = Startup.CLIENT_BADGE | Servers.MAX;
        Slots.OWN.mint(slot, Slots.OWN, endpoint, Rights.WRITE | Rights.GRANT_REPLY, badge);
        return new Endpoint(slot);
    }

    /** The place of the server that offers a service, or -1. */
    static int findProvider(String service, int count) throws InitFault {
        for (int i = 0; i < count; i++) {
            ServerEntry server = SystemFile.server(i);
            for (int j = 0; j < server.providesCount(); j++) {
                if (SystemFile.name(SystemFile.offer(server, j)).is(service)) {
                    return i;
                }
            }
        }
        return -1;
    }
}
