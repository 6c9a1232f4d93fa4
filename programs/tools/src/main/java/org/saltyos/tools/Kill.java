package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.Signal;

/** {@code kill [-SIGNAL] PROCESS...}: ends processes. {@code kill -l} lists the signals. */
final class Kill implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> operands = new ArrayList<>(call.arguments());
        if (operands.equals(List.of("-l"))) {
            call.out().line(Signal.list());
            return 0;
        }
        int signal = Signal.TERMINATE;
        if (!operands.isEmpty()
                && operands.get(0).startsWith("-")
                && operands.get(0).length() > 1) {
            signal = signal(call, operands.remove(0).substring(1));
        }
        if (operands.isEmpty()) {
            call.complain("missing operand");
            throw UsageFault.WRONG;
        }
        for (String operand : operands) {
            try {
                Processes.kill(Integer.parseInt(operand), signal);
            } catch (PosixFault fault) {
                call.complain("(" + operand + ")", fault);
            } catch (NumberFormatException wrong) {
                call.complain(operand + ": arguments must be process IDs");
            }
        }
        return call.status();
    }

    private static int signal(Invocation call, String text) throws UsageFault {
        int signal = Signal.named(text);
        if (signal < 0) {
            call.complain(text + ": invalid signal specification");
            throw UsageFault.WRONG;
        }
        return signal;
    }
}
