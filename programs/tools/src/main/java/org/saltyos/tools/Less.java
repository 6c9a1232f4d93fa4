package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.console.WindowSize;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.LineReader;

/**
 * {@code less [FILE...]}: shows files page by page. Space, f and page down go on, b and page up back, j, k and the arrows by one line, g
 * and G to the start and the end, /TEXT to the next line that matches, n to the one after it, q ends. Writes all at once if its output
 * is no terminal.
 */
final class Less implements Applet {
    private static final int ROWS = 24;
    private static final int COLUMNS = 80;

    @Override
    public int run(Invocation call) throws UsageFault, PosixFault {
        List<String> files = call.options("");
        if (!isTerminal()) {
            return new Cat().run(call);
        }
        WindowSize window = Files.window(Files.OUTPUT);
        int columns = window.columns() == 0 ? COLUMNS : window.columns();
        PagedText text = new PagedText(columns, window.rows() == 0 ? ROWS : window.rows());
        Inputs.each(call, files, (name, descriptor) -> {
            LineReader reader = new LineReader(descriptor);
            String line = reader.next();
            while (line != null) {
                text.add(line);
                line = reader.next();
            }
        });
        if (text.isEmpty()) {
            return call.status();
        }
        int terminal = Files.open("/dev/tty", OpenFlag.READ, 0);
        int mode = Files.terminalMode(terminal);
        Files.setTerminalMode(terminal, 0);
        try {
            new Pager(call, text, terminal).run();
        } finally {
            Files.setTerminalMode(terminal, mode);
            Files.close(terminal);
        }
        return call.status();
    }

    private static boolean isTerminal() {
        try {
            Files.terminalMode(Files.OUTPUT);
            return true;
        } catch (PosixFault fault) {
            return false;
        }
    }
}
