package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.machine.Machine;

/** Tells the processor that it waits for another one. */
final class Spin {
    private Spin() {}

    /** To be called once in each round of a loop that waits. */
    @Unsafe(because = "pause changes nothing but the time it takes")
    static void once() {
        pause();
    }

    /** On HotSpot, what the other processors do meanwhile: those that are asked to stand still do so. */
    @Asm(code = "pause")
    private static void pause() {
        Machine machine = Machine.current();
        long self = machine.register("gs");
        for (int i = 0; i < Processors.count(); i++) {
            Cpu cpu = Processors.get(i);
            if (cpu.parkRequest() != 0) {
                machine.setRegister("gs", cpu.address() - ThisCpu.SIMULATED_ADDRESS);
                Remote.park();
                machine.setRegister("gs", self);
            }
        }
    }
}
