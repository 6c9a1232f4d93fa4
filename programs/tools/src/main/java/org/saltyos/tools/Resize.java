package org.saltyos.tools;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServer;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.Printer;

/**
 * {@code resize}: asks the terminal how large its window is, by moving its cursor as far as it goes and asking where that is (ECMA-48,
 * CUP and DSR), and tells the system.
 */
final class Resize implements Applet {
    private static final String ASK = "\u001b7\u001b[r\u001b[999;999H\u001b[6n\u001b8";

    /** Nanoseconds that a terminal has for its answer. */
    private static final long PATIENCE = 1_000_000_000;

    private static final int LONGEST_ANSWER = 32;
    private static final int[] TERMINAL = {Files.INPUT};
    private static final int[] INPUT = {FileServer.READABLE};

    @Override
    public int run(Invocation call) throws PosixFault {
        int mode = Files.terminalMode(Files.INPUT);
        Files.setTerminalMode(Files.INPUT, 0);
        String answer;
        try {
            new Printer(Files.ERROR).print(ASK).flush();
            answer = answer();
        } finally {
            Files.setTerminalMode(Files.INPUT, mode);
        }
        int start = answer.lastIndexOf('[');
        int middle = answer.indexOf(';', start);
        if (start < 0 || middle < 0 || !answer.endsWith("R")) {
            call.complain("the terminal does not say how large it is");
            return 1;
        }
        try {
            int rows = Integer.parseInt(answer.substring(start + 1, middle));
            int columns = Integer.parseInt(answer.substring(middle + 1, answer.length() - 1));
            Files.setWindow(Files.INPUT, rows, columns);
            call.out().line("rows " + rows + "; columns " + columns + ";");
            return 0;
        } catch (NumberFormatException strange) {
            call.complain("the terminal answers what is no size");
            return 1;
        }
    }

    private static String answer() throws PosixFault {
        byte[] bytes = new byte[LONGEST_ANSWER];
        int length = 0;
        while (length < bytes.length && (length == 0 || bytes[length - 1] != 'R')) {
            if (Files.poll(TERMINAL, INPUT, PATIENCE).isEmpty()) {
                break;
            }
            length += Files.read(Files.INPUT, bytes, length, 1);
        }
        return Utf8.decode(bytes, 0, length);
    }
}
