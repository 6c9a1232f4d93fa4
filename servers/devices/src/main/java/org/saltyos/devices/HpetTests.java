package org.saltyos.devices;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.acpi.AcpiTables;
import org.saltyos.basalt.acpi.DeviceMemory;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.IrqControl;
import org.saltyos.basalt.capability.IrqHandler;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mmio;

/**
 * Message-signalled interrupts of the high-precision event timer (IA-PC HPET 1.0a, 2.3): a timer writes the word that the
 * kernel chose to the address that the kernel chose.
 */
final class HpetTests {
    private static final int BASE_ADDRESS = 44;
    private static final int CONFIGURATION = 0x10;
    private static final int COUNTER = 0xf0;
    private static final int TIMER = 0x100;
    private static final int COMPARATOR = TIMER + 8;
    private static final int ROUTE = TIMER + 0x10;
    private static final int ENABLE = 1;
    private static final int TIMER_INTERRUPTS = 1 << 2;
    private static final int MESSAGES = 1 << 14;
    private static final int CAN_SEND_MESSAGES = 1 << 15;
    private static final int BADGE = 0x20;
    private static final long TICKS = 100_000;
    private static final long SECOND = 1_000_000_000;
    private static final IrqControl CONTROL = new IrqControl(InitialSlot.IRQ_CONTROL);
    private static final CNode SLOTS = new CNode(InitialSlot.CNODE);

    private static long registers;
    private static int handler;
    private static Notification notification = new Notification(0);

    private HpetTests() {}

    static void run(long rootPointer, int memory) throws KernelFault {
        Verdicts.begin("MESSAGE0001");
        long table = AcpiTables.find(DeviceMemory.WINDOW, rootPointer, AcpiTables.HPET);
        Verdicts.holds("a table of the timer", table != 0);
        registers = table == 0 ? 0 : DeviceMemory.WINDOW.map(getLong(table + BASE_ADDRESS), 0x400);
        if (table == 0 || (getLong(registers + TIMER) & CAN_SEND_MESSAGES) == 0) {
            Verdicts.skip("the timer cannot send messages");
            return;
        }
        int word = DeviceMemory.slots(1);
        new Untyped(memory).retype(ObjectType.NOTIFICATION, 0, SLOTS, word, 1);
        notification = new Notification(word);
        arrives();
        bindingCounts();
    }

    private static int again(int slot) {
        try {
            CONTROL.getMessage(SLOTS, slot);
            return ErrorCode.OK;
        } catch (KernelFault fault) {
            return fault.code();
        }
    }

    private static void arrives() throws KernelFault {
        handler = DeviceMemory.slots(1);
        Answer answer = CONTROL.getMessage(SLOTS, handler);
        Verdicts.equal("the slot is taken", ErrorCode.DELETE_FIRST, again(handler));
        int badged = DeviceMemory.slots(1);
        SLOTS.mint(badged, SLOTS, notification.address(), Rights.ALL, BADGE);
        new IrqHandler(handler).bind(new Notification(badged));
        putLong(registers + ROUTE, answer.word0() << Integer.SIZE | answer.word1());
        for (int i = 0; i < 3; i++) {
            fire();
            Verdicts.equal("the bits of the badge", BADGE, await());
        }
        Verdicts.end();
    }

    /** A message that comes while nobody is bound is dropped, and the next one after binding comes. */
    private static void bindingCounts() throws KernelFault {
        Verdicts.begin("MESSAGE0002");
        new IrqHandler(handler).unbind();
        fire();
        Verdicts.equal("dropped", 0, awaitShortly());
        int badged = DeviceMemory.slots(1);
        SLOTS.mint(badged, SLOTS, notification.address(), Rights.ALL, 2 * BADGE);
        new IrqHandler(handler).bind(new Notification(badged));
        fire();
        Verdicts.equal("the bits of the other badge", 2 * BADGE, await());
        SLOTS.delete(handler);
        fire();
        Verdicts.equal("the handler is gone", 0, awaitShortly());
        Verdicts.end();
    }

    /** Lets the timer send one message soon. */
    private static void fire() {
        putLong(registers + CONFIGURATION, 0);
        putLong(registers + COUNTER, 0);
        putLong(registers + TIMER, TIMER_INTERRUPTS | MESSAGES);
        putLong(registers + COMPARATOR, TICKS);
        putLong(registers + CONFIGURATION, ENABLE);
    }

    private static long await() {
        return until(10 * SECOND);
    }

    private static long awaitShortly() {
        return until(SECOND / 20);
    }

    /** The bits that were set until {@code nanoseconds} from now, 0 if none were. */
    private static long until(long nanoseconds) {
        try {
            return notification.awaitUntil(SystemCalls.clock() + nanoseconds);
        } catch (KernelFault fault) {
            return 0;
        }
    }

    @Unsafe(because = "the table is mapped as far as it reaches, the registers with their whole page")
    private static long getLong(long address) {
        return Mmio.getLong(address);
    }

    @Unsafe(because = "these are the timer's registers, which this program alone has mapped")
    private static void putLong(long address, long value) {
        Mmio.putLong(address, value);
    }
}
