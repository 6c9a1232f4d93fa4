package org.saltyos.vfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saltyos.vfs.World.read;
import static org.saltyos.vfs.World.write;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.console.Console;
import org.saltyos.basalt.console.WindowSize;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServer;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.file.PipeEnds;
import org.saltyos.basalt.file.PollResult;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.Files;

/** Reads and writes that have to wait: pipes and the console. */
class WaitingTest {
    private World world;

    @BeforeEach
    void begin() throws RemoteFault, PosixFault {
        world = new World();
    }

    /** An event while a process waits: it happens in another process. */
    private void meanwhile(int place, Action action) {
        world.kernel.meanwhile(() -> {
            world.become(place);
            try {
                action.run();
            } catch (PosixFault | RemoteFault fault) {
                throw new AssertionError(fault);
            }
            world.become(3 - place);
        });
    }

    private interface Action {
        void run() throws PosixFault, RemoteFault;
    }

    @Test
    void aPipeCarriesBytesInOrder() throws PosixFault {
        PipeEnds pipe = Files.pipe();
        write(pipe.output(), "one ");
        write(pipe.output(), "two");
        assertThat(read(pipe.input(), 5)).isEqualTo("one t");
        assertThat(read(pipe.input(), 50)).isEqualTo("wo");
        assertThat(Files.ready(pipe.input())).isZero();
        assertThat(Files.ready(pipe.output())).isEqualTo(FileServer.WRITABLE);
        Files.close(pipe.output());
        assertThat(read(pipe.input(), 5)).isEmpty();
        assertThat(Files.ready(pipe.input())).isEqualTo(FileServer.READABLE | FileServer.HUNG_UP);
    }

    @Test
    void aReaderWaitsForAWriterInAnotherProcess() throws PosixFault, RemoteFault {
        PipeEnds pipe = Files.pipe();
        world.manager.copy(2, 1);
        meanwhile(2, () -> write(pipe.output(), "late"));
        assertThat(read(pipe.input(), 10)).isEqualTo("late");
    }

    @Test
    void aWriterWaitsForRoom() throws PosixFault, RemoteFault {
        PipeEnds pipe = Files.pipe();
        world.manager.copy(2, 1);
        byte[] bytes = new byte[20_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i / 100);
        }
        byte[] back = new byte[bytes.length];
        int[] done = {0};
        for (int i = 0; i < 10; i++) {
            meanwhile(2, () -> done[0] += Files.read(pipe.input(), back, done[0], 3000));
        }
        Files.write(pipe.output(), bytes, 0, bytes.length);
        while (done[0] < bytes.length) {
            done[0] += Files.read(pipe.input(), back, done[0], bytes.length - done[0]);
        }
        assertThat(back).isEqualTo(bytes);
    }

    @Test
    void nobodyReadingIsABrokenPipe() throws PosixFault, RemoteFault {
        PipeEnds pipe = Files.pipe();
        world.manager.copy(2, 1);
        Files.close(pipe.input());
        byte[] bytes = new byte[9000];
        meanwhile(2, () -> Files.close(pipe.input()));
        assertThatThrownBy(() -> Files.write(pipe.output(), bytes, 0, bytes.length))
                .isSameAs(PosixFault.EPIPE);
        assertThatThrownBy(() -> write(pipe.output(), "x")).isSameAs(PosixFault.EPIPE);
    }

    @Test
    void theEndOfTheWriterIsTheEndOfTheInput() throws PosixFault, RemoteFault {
        PipeEnds pipe = Files.pipe();
        world.manager.copy(2, 1);
        Files.close(pipe.output());
        meanwhile(2, () -> world.manager.end(2));
        assertThat(read(pipe.input(), 10)).isEmpty();
    }

    @Test
    void aProcessThatEndsWaitsNoLonger() throws PosixFault, RemoteFault {
        PipeEnds pipe = Files.pipe();
        world.manager.copy(2, 1);
        meanwhile(2, () -> world.manager.end(1));
        assertThatThrownBy(() -> read(pipe.input(), 10)).isSameAs(PosixFault.EINTR);
        assertThatThrownBy(() -> read(pipe.input(), 10)).isSameAs(PosixFault.EBADF);
    }

    @Test
    void aNewProcessManagerEndsAllSessions() throws PosixFault, RemoteFault {
        PipeEnds pipe = Files.pipe();
        world.manager.copy(2, 1);
        Files.close(pipe.output());
        meanwhile(2, () -> world.manager.endAll());
        assertThatThrownBy(() -> read(pipe.input(), 10)).isSameAs(PosixFault.EINTR);
        assertThatThrownBy(() -> read(pipe.input(), 10)).isSameAs(PosixFault.EBADF);
    }

    @Test
    void aDescriptorCanRefuseToWait() throws PosixFault {
        int console = Files.open("/dev/console", OpenFlag.READ | OpenFlag.NONBLOCKING, 0);
        assertThatThrownBy(() -> read(console, 1)).isSameAs(PosixFault.EAGAIN);
    }

    @Test
    void theConsoleIsReadWhenSomethingIsTyped() throws PosixFault {
        world.kernel.meanwhile(() -> {
            world.console.type("typed\n");
            world.files.typed();
        });
        assertThat(read(0, 100)).isEqualTo("typed\n");
        world.console.type("");
        assertThat(read(0, 100)).isEmpty();
    }

    @Test
    void descriptorsAreHandedToNewProcesses() throws PosixFault, RemoteFault {
        PipeEnds pipe = Files.pipe();
        Files.chdir("/tmp");
        world.manager.begin(2, 1, -1, pipe.output(), 2);
        world.become(2);
        write(1, "child");
        assertThatThrownBy(() -> read(0, 1)).isSameAs(PosixFault.EBADF);
        assertThat(Files.getcwd()).isEqualTo("/tmp");
        world.manager.end(2);
        world.become(1);
        Files.close(pipe.output());
        assertThat(read(pipe.input(), 100)).isEqualTo("child");
        assertThat(read(pipe.input(), 100)).isEmpty();
        assertThatThrownBy(() -> world.manager.begin(2, 1, 77, 1, 2)).isSameAs(PosixFault.EBADF);
    }

    @Test
    void markedDescriptorsAreClosedForAnotherProgram() throws PosixFault, RemoteFault {
        int marked = Files.open("/dev/null", OpenFlag.READ | OpenFlag.CLOSE_ON_EXECUTE, 0);
        int kept = Files.dup(marked);
        world.manager.executed(1);
        assertThatThrownBy(() -> read(marked, 1)).isSameAs(PosixFault.EBADF);
        assertThat(read(kept, 1)).isEmpty();
    }

    private static PollResult poll(long nanoseconds, int... descriptors) throws PosixFault {
        int[] bits = new int[descriptors.length];
        Arrays.fill(bits, FileServer.READABLE);
        return Files.poll(descriptors, bits, nanoseconds);
    }

    @Test
    void aPollTellsWhatIsReadyWithoutWaiting() throws PosixFault {
        PipeEnds first = Files.pipe();
        PipeEnds second = Files.pipe();
        assertThat(poll(0, first.input(), second.input()).isEmpty()).isTrue();
        write(second.output(), "x");
        assertThat(poll(-1, first.input(), second.input())).isEqualTo(new PollResult(2, 0, 0, 0));
        assertThat(poll(0, -1, 99, second.input())).isEqualTo(new PollResult(4, 0, 0, 2));
        Files.close(first.output());
        assertThat(poll(0, first.input())).isEqualTo(new PollResult(1, 0, 1, 0));
        int[] writers = {second.output()};
        assertThat(Files.poll(writers, new int[] {FileServer.WRITABLE}, 0)).isEqualTo(new PollResult(0, 1, 0, 0));
        assertThatThrownBy(() -> poll(0, new int[65])).isSameAs(PosixFault.EINVAL);
    }

    @Test
    void aPollWaitsForOneOfSeveralFiles() throws PosixFault, RemoteFault {
        PipeEnds pipe = Files.pipe();
        world.manager.copy(2, 1);
        meanwhile(2, () -> write(pipe.output(), "x"));
        assertThat(poll(-1, 0, pipe.input())).isEqualTo(new PollResult(2, 0, 0, 0));
        assertThat(read(pipe.input(), 5)).isEqualTo("x");
        meanwhile(2, () -> {
            world.console.type("line\n");
            world.files.typed();
        });
        assertThat(poll(-1, 0, pipe.input())).isEqualTo(new PollResult(1, 0, 0, 0));
    }

    @Test
    void whoEndsWaitsForNoFileAnyMore() throws PosixFault, RemoteFault {
        PipeEnds pipe = Files.pipe();
        meanwhile(2, () -> world.manager.end(1));
        assertThatThrownBy(() -> poll(-1, pipe.input())).isSameAs(PosixFault.EINTR);
    }

    @Test
    void outputWaitsForRoomOnTheConsole() throws PosixFault {
        world.console.room(4);
        world.kernel.meanwhile(() -> {
            world.console.room(100);
            world.files.typed();
        });
        write(1, "more than four");
        assertThat(world.console.shown()).hasToString("more than four");
    }

    @Test
    void theWindowsSizeIsThatOfTheTerminal() throws PosixFault {
        Files.setWindow(0, 50, 132);
        assertThat(Files.window(1)).isEqualTo(new WindowSize(50, 132));
        PipeEnds pipe = Files.pipe();
        assertThatThrownBy(() -> Files.window(pipe.input())).isSameAs(PosixFault.ENOTTY);
    }

    /** A console that was started again knows nothing of the one before: the file server tells it. */
    @Test
    void aNewConsoleIsMadeWhatTheOldOneWas() throws PosixFault, RemoteFault {
        Files.setTerminalMode(0, 0);
        Files.setWindow(0, 24, 80);
        world.console.mode(Console.COOKED);
        world.console.resize(0, 0);
        world.kernel.meanwhile(() -> {
            world.console.type("typed");
            try {
                world.files.consoleIsNew();
            } catch (RemoteFault fault) {
                throw new AssertionError(fault);
            }
        });
        assertThat(read(0, 10)).isEqualTo("typed");
        assertThat(world.console.currentMode()).isZero();
        assertThat(world.console.window()).isEqualTo(new WindowSize(24, 80));
    }
}
