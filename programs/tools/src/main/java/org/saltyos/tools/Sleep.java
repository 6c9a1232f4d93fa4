package org.saltyos.tools;

import org.saltyos.basalt.posix.Processes;

/** {@code sleep SECONDS}: waits; a decimal fraction is possible. */
final class Sleep implements Applet {
    private static final long NANOSECONDS_PER_SECOND = 1_000_000_000;

    @Override
    public int run(Invocation call) throws UsageFault {
        call.options("");
        call.requireOperands(1);
        for (String operand : call.arguments()) {
            Processes.sleep(nanoseconds(call, operand));
        }
        return 0;
    }

    private static long nanoseconds(Invocation call, String text) throws UsageFault {
        long value = 0;
        long unit = NANOSECONDS_PER_SECOND;
        boolean fraction = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '.' && !fraction) {
                fraction = true;
            } else if (character >= '0' && character <= '9' && value < Long.MAX_VALUE / 100) {
                unit = fraction ? unit / 10 : unit;
                value = fraction ? value + (character - '0') * unit : value * 10 + (character - '0') * unit;
            } else {
                call.complain("invalid time interval '" + text + "'");
                throw UsageFault.WRONG;
            }
        }
        return value;
    }
}
