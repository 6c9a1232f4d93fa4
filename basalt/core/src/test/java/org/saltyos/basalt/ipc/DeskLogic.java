package org.saltyos.basalt.ipc;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.start.Caller;
import org.saltyos.basalt.start.Later;

/** Answers at the desk, and keeps callers waiting. */
final class DeskLogic implements Desk {
    private record Waiting(Later caller, int add) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private final Bytes digits = new Bytes(2000);

    @Override
    public String join(String first, int times, String second, Bytes third) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < times; i++) {
            text.append(first);
        }
        text.append(second);
        for (int i = 0; i < third.length(); i++) {
            text.append((char) third.at(i));
        }
        return text.toString();
    }

    @Override
    public Colour next(Colour colour) {
        return Colour.values()[(colour.ordinal() + 1) % Colour.values().length];
    }

    @Override
    public Paint paint(int amount, Colour colour) {
        return new Paint(colour, amount, colour == Colour.GREEN);
    }

    @Override
    public Narrow same(Narrow narrow) {
        return narrow;
    }

    @Override
    public Bytes digits(int count) {
        digits.clear();
        for (int i = 0; i < count; i++) {
            digits.append((byte) ('0' + i % 10));
        }
        return digits;
    }

    @Override
    public long take(int marker, MemoryObject memory, Endpoint endpoint) {
        HostKernel kernel = HostKernel.current();
        return marker * 1_000_000L + kernel.original(memory.address()) * 1_000 + kernel.original(endpoint.address());
    }

    @Override
    public MemoryObject give(long which) {
        return new MemoryObject(which);
    }

    @Override
    public int await(int add) throws RemoteFault {
        waiting.add(new Waiting(Caller.defer(), add));
        return 0;
    }

    @Override
    public int ring(int value) {
        for (Waiting one : waiting) {
            if (value < 0) {
                one.caller().fail(RemoteFault.REFUSED);
            } else {
                DeskDispatcher.answerAwait(one.caller(), value + one.add());
            }
        }
        int count = waiting.size();
        waiting.clear();
        return count;
    }

    @Override
    public long who() {
        return Caller.badge();
    }

    @Override
    public String far(long a, long b, long c, long d, long e, String text) {
        return text + (a + b + c + d + e);
    }
}
