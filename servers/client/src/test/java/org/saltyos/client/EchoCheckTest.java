package org.saltyos.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.echo.Echo;
import org.saltyos.echo.EchoClient;
import org.saltyos.echo.EchoDispatcher;
import org.saltyos.echo.EchoFault;
import org.saltyos.echo.Quad;
import org.saltyos.echo.Quotient;

/** The client notices wrong answers: it is run against servers that give them. */
class EchoCheckTest {
    private static final EchoClient ECHO = new EchoClient(new Endpoint(3));

    /** Answers everything wrongly in the simplest way. */
    private static final class Liar implements Echo {
        @Override
        public void ping() {}

        @Override
        public int echo(int value) {
            return value == 0 ? 0 : value + 1;
        }

        @Override
        public Quad reverse(long first, long second, long third, long fourth) {
            return new Quad(first, second, third, fourth);
        }

        @Override
        public long sum(long a, long b, long c, long d, long e, long f, long g, long h) {
            return a + b + c + d;
        }

        @Override
        public Quotient divide(long dividend, long divisor) throws EchoFault {
            return new Quotient(0, 0, true);
        }

        @Override
        public int letters(Bytes text) {
            return -1;
        }
    }

    @Test
    void everyLieIsCounted() {
        HostKernel.reset().connect(ECHO.endpoint().address(), new EchoDispatcher(new Liar()));
        int echoes = 999;
        int reverseAndSum = 2;
        int divisions = 2;
        int lengths = 41 + Bytes.MESSAGE_BYTES / 37 - 1 + 1; // up to 40, the multiples of 37 behind them, the longest
        assertThat(EchoCheck.run(ECHO)).isEqualTo(echoes + reverseAndSum + divisions + lengths);
    }

    @Test
    void aMissingServerIsAFailure() {
        HostKernel.reset();
        assertThat(EchoCheck.run(ECHO)).isEqualTo(1);
    }
}
