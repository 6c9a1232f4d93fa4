package org.saltyos.basalt.host;

import java.util.ArrayDeque;
import java.util.Deque;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.console.Console;
import org.saltyos.basalt.console.ConsoleFault;
import org.saltyos.basalt.console.WindowSize;
import org.saltyos.basalt.ipc.Bytes;

/** A console for tests on HotSpot: shows into a text and gives what the test types, piece by piece. */
public final class HostConsole implements Console {
    private final StringBuilder shown = new StringBuilder();
    private final Deque<String> typed = new ArrayDeque<>();
    private final Bytes answer = new Bytes(Bytes.MESSAGE_BYTES);
    private int mode = COOKED;
    private int room = Integer.MAX_VALUE;
    private WindowSize window = new WindowSize(0, 0);

    /** Everything that was shown so far, each byte as a character. */
    public StringBuilder shown() {
        return shown;
    }

    /** Types a text of ASCII characters, which is read at once; empty for the end of the input. */
    public void type(String text) {
        typed.add(text);
    }

    @Override
    public void write(Bytes text) {
        for (int i = 0; i < text.length(); i++) {
            shown.append((char) (text.at(i) & 0xff));
        }
    }

    @Override
    public int put(Bytes text) {
        int taken = Math.min(text.length(), room);
        for (int i = 0; i < taken; i++) {
            shown.append((char) (text.at(i) & 0xff));
        }
        room -= taken;
        return taken;
    }

    /** Lets {@link #put} take only so many bytes more. */
    public void room(int bytes) {
        room = bytes;
    }

    @Override
    public WindowSize window() {
        return window;
    }

    @Override
    public void resize(int rows, int columns) {
        window = new WindowSize(rows, columns);
    }

    @Override
    public Bytes read(int count) {
        throw new IllegalStateException("nobody types while this test waits");
    }

    @Override
    public Bytes take(int count) throws ConsoleFault {
        String next = typed.poll();
        if (next == null) {
            throw ConsoleFault.NOTHING;
        }
        if (next.length() > count) {
            typed.addFirst(next.substring(count));
            next = next.substring(0, count);
        }
        return answer.clear().append(next);
    }

    @Override
    public int ready() {
        return typed.isEmpty() ? 0 : 1;
    }

    @Override
    public void mode(int bits) {
        mode = bits;
    }

    @Override
    public int currentMode() {
        return mode;
    }

    @Override
    public void onInput(Notification notification) {
        // the test tells by itself
    }

    @Override
    public void onInterrupt(Notification notification) {
        // nobody interrupts
    }
}
