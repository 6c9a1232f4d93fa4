package ${package};

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.MessageInfo;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.kernel.Answer;

/** A clock chip behind a port capability. */
final class SimulatedChip implements HostKernel.HostObject {
    /** The registers; their numbers and values are those of the data sheet. */
    final int[] registers = new int[128];

    private int selected;

    /** Shows a date; each value is written with two hexadecimal digits that read as decimal ones. */
    void show(int year, int month, int day, int hour, int minute, int second) {
        registers[9] = year;
        registers[8] = month;
        registers[7] = day;
        registers[4] = hour;
        registers[2] = minute;
        registers[0] = second;
    }

    @Override
    public Answer invoke(MessageInfo info, long port, long bytes, long value, long unused) {
        if (info.label() == Invocation.IO_PORT_IN) {
            int read = registers[selected];
            if (selected == 12) {
                registers[12] = 0; // reading the status ends the interrupt
            }
            return new Answer(ErrorCode.OK, 0, 0, read, 0, 0, 0);
        }
        if (port == ClockChip.SELECT) {
            selected = (int) value;
        } else {
            registers[selected] = (int) value;
        }
        return Answer.of(ErrorCode.OK);
    }
}
