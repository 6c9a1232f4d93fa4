package org.saltyos.echo;

import org.saltyos.basalt.ipc.Bytes;

/** Answers the requests; knows nothing of messages, so it is tested as plain Java. */
final class EchoLogic implements Echo {
    @Override
    public void ping() {
        // The answer is the message that says nothing.
    }

    @Override
    public int echo(int value) {
        return value;
    }

    @Override
    public Quad reverse(long first, long second, long third, long fourth) {
        return new Quad(fourth, third, second, first);
    }

    @Override
    public long sum(long a, long b, long c, long d, long e, long f, long g, long h) {
        return a + b + c + d + e + f + g + h;
    }

    @Override
    public Quotient divide(long dividend, long divisor) throws EchoFault {
        if (divisor == 0) {
            throw EchoFault.ZERO_DIVISOR;
        }
        long remainder = dividend % divisor;
        return new Quotient(dividend / divisor, remainder, remainder == 0);
    }

    @Override
    public int letters(Bytes text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            int lower = text.at(i) | 'a' - 'A';
            if (lower >= 'a' && lower <= 'z') {
                count++;
            }
        }
        return count;
    }
}
