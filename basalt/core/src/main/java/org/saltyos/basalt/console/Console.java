package org.saltyos.basalt.console;

import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.Protocol;

/** The serial console: what a person sees and types. */
@Protocol(version = 3)
public interface Console {
    /** Mode bit: what is typed can be edited and is handed out line by line; otherwise byte by byte, at once. */
    int CANONICAL = 1;

    /** Mode bit: what is typed is shown. */
    int ECHO = 2;

    /** Mode bit: ctrl-C is no input but interrupts. */
    int SIGNALS = 4;

    /** The mode at the start. */
    int COOKED = CANONICAL | ECHO | SIGNALS;

    /**
     * Writes text; a line feed becomes carriage return and line feed. The answer comes when all of it was handed to the
     * hardware; meanwhile others are served.
     *
     * @throws RemoteFault when the console does not answer
     */
    void write(Bytes text) throws RemoteFault;

    /**
     * Writes as much of a text as there is room for, without waiting for the hardware; as {@link #write} otherwise. After one
     * that was cut, the notification of {@link #onInput} is signalled when there is room again.
     *
     * @return so many bytes
     * @throws RemoteFault when the console does not answer
     */
    int put(Bytes text) throws RemoteFault;

    /**
     * Takes typed bytes, and waits until there are any: in canonical mode until a line is complete.
     *
     * @param count at most this many, 1 to {@link Bytes#MESSAGE_BYTES}
     * @return what was typed, of one line at most in canonical mode; empty when the input was ended with ctrl-D
     * @throws RemoteFault when the console does not answer, or too many callers wait
     */
    Bytes read(int count) throws RemoteFault;

    /**
     * Takes typed bytes without waiting; as {@link #read} otherwise.
     *
     * @throws ConsoleFault NOTHING when there are none
     * @throws RemoteFault when the console does not answer
     */
    Bytes take(int count) throws RemoteFault, ConsoleFault;

    /**
     * How many callers of {@link #take} would get something: 1 when there is input, 0 when there is none.
     *
     * @throws RemoteFault when the console does not answer
     */
    int ready() throws RemoteFault;

    /**
     * Sets how what is typed is treated, from now on and for everybody.
     *
     * @param bits {@link #CANONICAL}, {@link #ECHO}, {@link #SIGNALS}
     * @throws RemoteFault when the console does not answer
     */
    void mode(int bits) throws RemoteFault;

    /**
     * The present mode.
     *
     * @throws RemoteFault when the console does not answer
     */
    int currentMode() throws RemoteFault;

    /**
     * The size of the window, as it was last told.
     *
     * @throws RemoteFault when the console does not answer
     */
    WindowSize window() throws RemoteFault;

    /**
     * Tells how large the window is; the console cannot know. Zero stands for unknown.
     *
     * @throws RemoteFault when the console does not answer; REFUSED for sizes that are negative or above 65,535
     */
    void resize(int rows, int columns) throws RemoteFault;

    /**
     * Has {@code notification} signalled whenever there is input to {@link #take}. The last one counts.
     *
     * @throws RemoteFault when the capability did not arrive
     */
    void onInput(Notification notification) throws RemoteFault;

    /**
     * Has {@code notification} signalled when ctrl-C is typed in a mode with {@link #SIGNALS}. The last one counts.
     *
     * @throws RemoteFault when the capability did not arrive
     */
    void onInterrupt(Notification notification) throws RemoteFault;
}
