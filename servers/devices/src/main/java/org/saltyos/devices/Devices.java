package org.saltyos.devices;

import org.saltyos.abi.BootInfo;
import org.saltyos.abi.BootInfoConstants;
import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.UntypedInfo;
import org.saltyos.basalt.Server;
import org.saltyos.basalt.acpi.AcpiTables;
import org.saltyos.basalt.acpi.DeviceMemory;
import org.saltyos.basalt.acpi.Fadt;
import org.saltyos.basalt.acpi.PowerSwitch;
import org.saltyos.basalt.acpi.SleepState;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.IoPort;
import org.saltyos.basalt.capability.IoPortControl;
import org.saltyos.basalt.capability.SystemControl;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.lang.Export;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mmio;

/**
 * Tests what only the first program can: the firmware's tables, messages of a device, and the ends of the machine. After its
 * tests a letter on the serial line decides: {@code p} switches the machine off, {@code r} resets it; without one the tests'
 * verdict ends it.
 */
@Server(name = "init", stack = 32_768)
public final class Devices {
    private static final int PASS = 0x10;
    private static final int FAIL = 0x11;
    private static final int SERIAL = 0x3f8;
    private static final int SERIAL_STATUS = SERIAL + 5;
    private static final int LAST_PORT = 0xffff;
    private static final long WINDOW = 0x0000_7300_0000_0000L;
    private static final long PATIENCE = 5_000_000_000L;
    private static final CNode SLOTS = new CNode(InitialSlot.CNODE);

    private static IoPort ports = new IoPort(0);
    private static Fadt fadt = new Fadt(0);
    private static int off = SleepState.NONE;

    private Devices() {}

    /** Runs once; {@code bootInformation} is the address of the kernel's {@link BootInfo}. */
    @Export("server_main")
    static void main(long bootInformation) {
        try {
            run(new BootInfo(bootInformation));
        } catch (KernelFault fault) {
            throw new IllegalStateException("the kernel refused something the tests need");
        }
    }

    private static void run(BootInfo boot) throws KernelFault {
        DeviceMemory.start(boot, WINDOW, boot.firstFreeSlot(), boot.endOfFreeSlots());
        int slot = DeviceMemory.slots(1);
        new IoPortControl(InitialSlot.IO_PORT_CONTROL).issue(0, LAST_PORT, SLOTS, slot);
        ports = new IoPort(slot);
        long root = boot.rootSystemDescriptionPointer();
        tables(root);
        brokenTable(root);
        powerPorts(root);
        highMemory();
        HpetTests.run(root, memory(boot));
        end(Verdicts.done());
    }

    private static int memory(BootInfo boot) {
        for (int i = 0; i < boot.untypedCount(); i++) {
            UntypedInfo piece = new UntypedInfo(boot.address() + BootInfo.SIZE + (long) i * UntypedInfo.SIZE);
            if (piece.kind() == BootInfoConstants.RAM && piece.sizeBits() >= ObjectSize.PAGE_BITS) {
                return InitialSlot.FIRST_UNTYPED + i;
            }
        }
        throw new IllegalStateException("no memory");
    }

    private static long find(long root, int signature) throws KernelFault {
        return AcpiTables.find(DeviceMemory.WINDOW, root, signature);
    }

    private static void tables(long root) throws KernelFault {
        Verdicts.begin("ACPI0001");
        Verdicts.holds("a root pointer", root != 0);
        Verdicts.holds("the fixed table", find(root, AcpiTables.FADT) != 0);
        Verdicts.holds("the interrupt controllers", find(root, AcpiTables.MADT) != 0);
        Verdicts.holds("PCI configuration space", find(root, AcpiTables.MCFG) != 0);
        Verdicts.equal("no table of that name", 0, find(root, 0x5858_5858));
        Verdicts.equal("no root pointer there", 0, find(root + 16, AcpiTables.FADT));
        Verdicts.equal("no root pointer", 0, find(0, AcpiTables.FADT));
        Verdicts.end();
    }

    /** The firmware's memory is not trusted: with one bit changed a table is none any more. */
    private static void brokenTable(long root) throws KernelFault {
        Verdicts.begin("ACPI0002");
        long table = find(root, AcpiTables.MADT);
        long last = table + AcpiTables.length(table) - 1;
        flip(last, 1);
        Verdicts.equal("a wrong sum", 0, find(root, AcpiTables.MADT));
        flip(last, 1);
        Verdicts.equal("right again", table, find(root, AcpiTables.MADT));
        flip(table + AcpiTables.LENGTH + 3, 0x40);
        Verdicts.equal("a length beyond reason", 0, find(root, AcpiTables.MADT));
        flip(table + AcpiTables.LENGTH + 3, 0x40);
        Verdicts.end();
    }

    private static void powerPorts(long root) throws KernelFault {
        Verdicts.begin("ACPI0003");
        fadt = new Fadt(find(root, AcpiTables.FADT));
        long dsdt = AcpiTables.table(DeviceMemory.WINDOW, fadt.dsdt());
        Verdicts.holds("a definition block", dsdt != 0);
        off = SleepState.off(dsdt);
        Verdicts.holds("a state of sleep for off", off != SleepState.NONE);
        Verdicts.holds("a port to switch off with", fadt.controlPortA() != 0);
        Verdicts.holds("a port to reset with", fadt.resetPort() != 0);
        Verdicts.end();
    }

    private static void highMemory() throws KernelFault {
        Verdicts.begin("DEVICE0001");
        long highest = DeviceMemory.highest();
        Verdicts.holds("device memory above 4 GiB", highest >= 1L << 32);
        Verdicts.holds("it can be mapped", DeviceMemory.WINDOW.map(highest, 1) != 0);
        Verdicts.end();
    }

    private static void end(boolean passed) throws KernelFault {
        long deadline = SystemCalls.clock() + PATIENCE;
        PowerSwitch power = new PowerSwitch((first, last) -> ports, fadt);
        while (SystemCalls.clock() < deadline) {
            int letter = (ports.readByte(SERIAL_STATUS) & 1) == 0 ? 0 : ports.readByte(SERIAL);
            if (letter == 'p') {
                power.off(off);
            } else if (letter == 'r') {
                power.reset();
            }
        }
        new SystemControl(InitialSlot.SYSTEM_CONTROL).shutdown(passed ? PASS : FAIL);
    }

    @Unsafe(because = "the byte lies in a table that is mapped writable")
    private static void flip(long address, int bits) {
        Mmio.putByte(address, (byte) (Mmio.getByte(address) ^ bits));
    }
}
