package org.saltyos.lang.machine;

import java.util.HashMap;
import java.util.Map;

/**
 * A simulated machine: what hardware-near Salty Java talks to when it runs on HotSpot. Each thread has its own current
 * machine, so tests run in parallel. The models in {@code @Asm} methods keep their registers here by name.
 */
public final class Machine {
    private static final ThreadLocal<Machine> CURRENT = ThreadLocal.withInitial(Machine::new);

    private final Memory memory = new Memory();
    private final Map<String, Long> registers = new HashMap<>();
    private Ports ports = Ports.NONE;

    /** The machine of this thread. */
    public static Machine current() {
        return CURRENT.get();
    }

    /** Replaces the machine of this thread by a new, empty one and returns it. */
    public static Machine reset() {
        Machine machine = new Machine();
        CURRENT.set(machine);
        return machine;
    }

    /** The memory, initially without any region. */
    public Memory memory() {
        return memory;
    }

    /** The I/O ports, initially {@link Ports#NONE}. */
    public Ports ports() {
        return ports;
    }

    /** Connects devices to the I/O ports. */
    public void connect(Ports devices) {
        ports = devices;
    }

    /** The value of a register by the name its model uses, 0 before it was first set. */
    public long register(String name) {
        return registers.getOrDefault(name, 0L);
    }

    /** Sets a register by the name its model uses. */
    public void setRegister(String name, long value) {
        registers.put(name, value);
    }
}
