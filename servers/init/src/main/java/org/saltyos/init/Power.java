package org.saltyos.init;

import org.saltyos.abi.BootInfo;
import org.saltyos.abi.InitialSlot;
import org.saltyos.basalt.acpi.AcpiTables;
import org.saltyos.basalt.acpi.DeviceMemory;
import org.saltyos.basalt.acpi.Fadt;
import org.saltyos.basalt.acpi.PowerPorts;
import org.saltyos.basalt.acpi.PowerSwitch;
import org.saltyos.basalt.acpi.SleepState;
import org.saltyos.basalt.capability.IoPort;
import org.saltyos.basalt.capability.IoPortControl;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * Switches the machine off, or starts it anew. Only init has what that takes: the memory of the firmware's tables, and the right to hand
 * out I/O ports. Nothing is mapped and no port is taken before somebody asks for it.
 */
final class Power {
    private static final long WINDOW = AddressSpaces.WINDOW + (2L << 30);

    /** Slots for the pages of the tables and the pieces they are cut from. */
    private static final int SLOTS = 256;

    /** The keyboard controller's command port, for machines whose tables name no port to reset with. */
    private static final int KEYBOARD_COMMAND = 0x64;

    /** Pulses the processor's reset line (PC/AT keyboard controller, command 0xFE). */
    private static final int PULSE_RESET = 0xfe;

    /** Nanoseconds that the machine has to obey. */
    private static final long PATIENCE = 500_000_000;

    private static final PowerPorts PORTS = Power::reach;

    private static BootInfo boot = new BootInfo(0);
    private static boolean started;
    private static int portSlot;

    private Power() {}

    /** Takes note of where the firmware's tables are. */
    static void start(BootInfo information) {
        boot = information;
    }

    /** Switches the machine off; returns if it stays on. */
    static void off() {
        try {
            Fadt fadt = fadt();
            long definitions = fadt.address() == 0 ? 0 : AcpiTables.table(DeviceMemory.WINDOW, fadt.dsdt());
            int state = definitions == 0 ? SleepState.NONE : SleepState.off(definitions);
            if (state != SleepState.NONE) {
                new PowerSwitch(PORTS, fadt).off(state);
                await();
            }
        } catch (InitFault fault) {
            say(fault.text());
        } catch (KernelFault fault) {
            say(KernelFault.describe(fault.code()));
        }
        say("the machine does not switch itself off");
    }

    /** Starts the machine anew; returns if it goes on. */
    static void reset() {
        try {
            Fadt fadt = fadt();
            if (fadt.address() != 0) {
                new PowerSwitch(PORTS, fadt).reset();
                await();
            }
            reach(KEYBOARD_COMMAND, KEYBOARD_COMMAND).writeByte(KEYBOARD_COMMAND, PULSE_RESET);
            await();
        } catch (InitFault fault) {
            say(fault.text());
        } catch (KernelFault fault) {
            say(KernelFault.describe(fault.code()));
        }
        say("the machine does not start itself anew");
    }

    private static Fadt fadt() throws InitFault, KernelFault {
        if (!started) {
            int first = Slots.take(SLOTS + 1);
            portSlot = first + SLOTS;
            DeviceMemory.start(boot, WINDOW, first, portSlot);
            started = true;
        }
        long root = boot.rootSystemDescriptionPointer();
        return new Fadt(AcpiTables.find(DeviceMemory.WINDOW, root, AcpiTables.FADT));
    }

    /** The ports asked for before are given back. */
    private static IoPort reach(int first, int last) throws KernelFault {
        Slots.OWN.delete(portSlot);
        new IoPortControl(InitialSlot.IO_PORT_CONTROL).issue(first, last, Slots.OWN, portSlot);
        return new IoPort(portSlot);
    }

    private static void await() {
        SystemCalls.sleepUntil(SystemCalls.clock() + PATIENCE);
    }

    private static void say(String text) {
        Log.begin("init: ").append(text);
        Log.end();
    }
}
