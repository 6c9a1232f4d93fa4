package org.saltyos.client;

import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.echo.EchoClient;
import org.saltyos.echo.EchoFault;
import org.saltyos.echo.Quad;
import org.saltyos.echo.Quotient;

/** Calls every method of the echo protocol and counts wrong answers. */
final class EchoCheck {
    private static final int ROUNDS = 1_000;

    /** Texts of up to so many bytes are all tried, and of the longer ones each whose length is a multiple of the step, and the longest. */
    private static final int SHORT = 40;

    private static final int STEP = 37;
    private static final Bytes TEXT = new Bytes(Bytes.MESSAGE_BYTES);

    private EchoCheck() {}

    /** Number of answers that were wrong or did not come. */
    static int run(EchoClient echo) {
        int failures = 0;
        try {
            failures += values(echo);
            failures += divisions(echo);
            failures += letters(echo);
        } catch (RemoteFault fault) {
            failures++;
        }
        return failures;
    }

    private static int values(EchoClient echo) throws RemoteFault {
        int failures = 0;
        echo.ping();
        for (int i = 0; i < ROUNDS; i++) {
            int value = i * 0x01000193;
            if (echo.echo(value) != value) {
                failures++;
            }
        }
        Quad reversed = echo.reverse(1, -2, 3, Long.MIN_VALUE);
        if (reversed.first() != Long.MIN_VALUE
                || reversed.second() != 3
                || reversed.third() != -2
                || reversed.fourth() != 1) {
            failures++;
        }
        if (echo.sum(1, 2, 4, 8, 16, 32, 64, 128) != 255) {
            failures++;
        }
        return failures;
    }

    private static int divisions(EchoClient echo) throws RemoteFault {
        int failures = 0;
        try {
            Quotient quotient = echo.divide(-7, 2);
            if (quotient.value() != -3 || quotient.remainder() != -1 || quotient.exact()) {
                failures++;
            }
        } catch (EchoFault fault) {
            failures++;
        }
        try {
            echo.divide(1, 0);
            failures++;
        } catch (EchoFault fault) {
            if (fault != EchoFault.ZERO_DIVISOR) {
                failures++;
            }
        }
        return failures;
    }

    private static int letters(EchoClient echo) throws RemoteFault {
        int failures = 0;
        for (int length = 0; length <= Bytes.MESSAGE_BYTES; length++) {
            boolean tried = length <= SHORT || length % STEP == 0 || length == Bytes.MESSAGE_BYTES;
            if (tried && echo.letters(TEXT) != length) {
                failures++;
            }
            TEXT.append((byte) ('a' + length % 26));
        }
        return failures;
    }
}
