package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServer;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;

/** {@code top [ROUNDS]}: shows the processes again every second, until a line is typed or the rounds are over. */
final class Top implements Applet {
    private static final String CLEAR = "\u001b[H\u001b[2J";
    private static final long SECOND = 1_000_000_000;

    @Override
    public int run(Invocation call) throws UsageFault, PosixFault {
        int rounds = rounds(call);
        int terminal = Files.open("/dev/tty", OpenFlag.READ, 0);
        for (int i = 0; i < rounds; i++) {
            call.out().print(CLEAR);
            new Uptime().run(call);
            new Free().run(call);
            new Ps().run(call);
            call.out().flush();
            boolean last = i + 1 == rounds;
            if (last
                    || !Files.poll(new int[] {terminal}, new int[] {FileServer.READABLE}, SECOND)
                            .isEmpty()) {
                break;
            }
        }
        Files.close(terminal);
        return 0;
    }

    private static int rounds(Invocation call) throws UsageFault {
        List<String> operands = call.options("");
        try {
            return operands.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(operands.get(0));
        } catch (NumberFormatException none) {
            call.complain("not a number of rounds: '" + operands.get(0) + "'");
            throw UsageFault.WRONG;
        }
    }
}
