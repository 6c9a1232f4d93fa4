package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.MessageInfo;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.syscall.SystemCalls;
import org.saltyos.kernite.testing.World;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.paths.Script;
import org.saltyos.test.Guest;
import org.saltyos.test.QemuTest;

/**
 * The kernel's class files on HotSpot's simulated machine and its machine code in QEMU are the same kernel: a long random
 * sequence of system calls of one seed gets the same answers from both, in every register.
 */
class SimulatedMachineIT {
    private static final long SEED = 20_260_001;
    private static final int LINES = 20;
    private static final int CALLS_OF_LINE = 2 * Script.ROUND;

    /** Where the simulated thread makes its calls, and the thread goes back to when one is to be made again. */
    private static final long CALL = 0x40_0000;

    @Test
    @QemuTest(
            image = "paths",
            timeoutSeconds = 60,
            arguments = {"-icount", "shift=0,sleep=off"})
    void answersAlike(Guest guest) {
        guest.waitFor("@@MODEL " + LINES * CALLS_OF_LINE + " .*\n");
        List<String> lines = guest.lines().stream()
                .filter(line -> line.startsWith("@@MODEL "))
                .toList();
        assertThat(lines).isEqualTo(simulated());
    }

    private static List<String> simulated() {
        World world = new World();
        for (int slot = World.IRQS; slot <= World.DEVICE; slot++) {
            Derivation.remove(world.slot(slot));
        }
        List<String> lines = new ArrayList<>();
        Script.start(SEED);
        for (int i = 1; i <= LINES; i++) {
            for (int j = 0; j < CALLS_OF_LINE; j++) {
                Script.next();
                call(world, world.thread());
            }
            lines.add("@@MODEL " + i * CALLS_OF_LINE + " 0x" + Long.toHexString(Script.hash()));
        }
        return lines;
    }

    private static void call(World world, Tcb thread) {
        thread.rax(Script.number());
        thread.rdi(Script.capability());
        thread.rsi(Script.information());
        thread.rdx(Script.word(0));
        thread.r10(Script.word(1));
        thread.r8(Script.word(2));
        thread.r9(Script.word(3));
        world.buffer().word(MessageInfo.REGISTER_WORDS, Script.word(MessageInfo.REGISTER_WORDS));
        thread.rip(CALL);
        SystemCalls.dispatch(thread);
        assertThat(thread.rip()).as("a call that was interrupted").isEqualTo(CALL);
        Script.saw(
                thread.rax(),
                thread.rdi(),
                thread.rsi(),
                thread.rdx(),
                thread.r10(),
                thread.r8(),
                thread.r9(),
                world.buffer().word(MessageInfo.REGISTER_WORDS));
    }
}
