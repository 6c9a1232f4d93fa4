package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.console.Console;
import org.saltyos.basalt.console.WindowSize;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/**
 * {@code stty [SETTING...]}: shows or changes how the terminal treats what is typed, and how large its window is. Settings:
 * {@code size}, {@code rows N}, {@code cols N}, {@code sane}, {@code raw}, and {@code icanon echo isig} with or without a minus.
 */
final class Stty implements Applet {
    private static final int RADIX = 10;

    @Override
    public int run(Invocation call) throws UsageFault, PosixFault {
        List<String> settings = call.arguments();
        if (settings.isEmpty() || settings.equals(List.of("-a"))) {
            show(call);
            return 0;
        }
        for (int i = 0; i < settings.size(); i++) {
            String setting = settings.get(i);
            switch (setting) {
                case "size" -> {
                    WindowSize window = Files.window(Files.INPUT);
                    call.out().line(window.rows() + " " + window.columns());
                }
                case "rows", "cols", "columns" -> {
                    i++;
                    resize(setting.equals("rows"), number(call, i < settings.size() ? settings.get(i) : ""));
                }
                case "sane", "cooked", "-raw" -> Files.setTerminalMode(Files.INPUT, Console.COOKED);
                case "raw" -> Files.setTerminalMode(Files.INPUT, 0);
                default -> change(call, setting);
            }
        }
        return 0;
    }

    private static void show(Invocation call) throws PosixFault {
        int mode = Files.terminalMode(Files.INPUT);
        WindowSize window = Files.window(Files.INPUT);
        call.out().line("rows " + window.rows() + "; columns " + window.columns() + ";");
        call.out()
                .line(name(mode, Console.CANONICAL, "icanon") + " " + name(mode, Console.ECHO, "echo") + " "
                        + name(mode, Console.SIGNALS, "isig"));
    }

    private static String name(int mode, int bit, String name) {
        return (mode & bit) == 0 ? "-" + name : name;
    }

    private static void resize(boolean rows, int value) throws PosixFault {
        WindowSize window = Files.window(Files.INPUT);
        Files.setWindow(Files.INPUT, rows ? value : window.rows(), rows ? window.columns() : value);
    }

    private static int number(Invocation call, String text) throws UsageFault {
        try {
            return Integer.parseInt(text, RADIX);
        } catch (NumberFormatException none) {
            call.complain("invalid integer argument: '" + text + "'");
            throw UsageFault.WRONG;
        }
    }

    private static void change(Invocation call, String setting) throws UsageFault, PosixFault {
        boolean off = setting.startsWith("-");
        int bit = switch (off ? setting.substring(1) : setting) {
            case "icanon" -> Console.CANONICAL;
            case "echo" -> Console.ECHO;
            case "isig" -> Console.SIGNALS;
            default -> 0;
        };
        if (bit == 0) {
            call.complain("invalid argument '" + setting + "'");
            throw UsageFault.WRONG;
        }
        int mode = Files.terminalMode(Files.INPUT);
        Files.setTerminalMode(Files.INPUT, off ? mode & ~bit : mode | bit);
    }
}
