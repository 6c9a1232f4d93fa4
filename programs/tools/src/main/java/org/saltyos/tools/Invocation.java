package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.Printer;

/** How a program was called, and where its output and its complaints go. */
final class Invocation {
    private final String name;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final Printer out = new Printer(Files.OUTPUT);
    private final Printer err = new Printer(Files.ERROR);
    private final StringBuilder flags = new StringBuilder();
    private final Map<Character, String> values = new TreeMap<>();
    private List<String> operands = new ArrayList<>();
    private int status;

    /**
     * A call.
     *
     * @param name of the program
     * @param arguments behind the name
     * @param environment variables and their values
     */
    Invocation(String name, List<String> arguments, Map<String, String> environment) {
        this.name = name;
        this.arguments = arguments;
        this.environment = environment;
    }

    String name() {
        return name;
    }

    List<String> arguments() {
        return arguments;
    }

    Map<String, String> environment() {
        return environment;
    }

    Printer out() {
        return out;
    }

    /** Takes options of one letter, of those in {@code allowed}, off the arguments; the others are operands. */
    List<String> options(String allowed) throws UsageFault {
        return options(allowed, "");
    }

    /** As {@link #options(String)}, with letters that a value follows, in the same argument or in the next. */
    List<String> options(String allowed, String withValue) throws UsageFault {
        return read(allowed, withValue, false);
    }

    /** As {@link #options(String, String)}, where the first operand ends the options: what follows is a command. */
    List<String> optionsBeforeCommand(String allowed, String withValue) throws UsageFault {
        return read(allowed, withValue, true);
    }

    private List<String> read(String allowed, String withValue, boolean command) throws UsageFault {
        operands = new ArrayList<>();
        int i = 0;
        while (i < arguments.size()) {
            String argument = arguments.get(i);
            i++;
            if (argument.equals("--")) {
                break;
            }
            if (argument.length() > 1 && argument.charAt(0) == '-') {
                i = option(argument, i, allowed, withValue);
                continue;
            }
            operands.add(argument);
            if (command) {
                break;
            }
        }
        operands.addAll(arguments.subList(i, arguments.size()));
        return operands;
    }

    /** Takes the letters of one argument; tells where the arguments go on. */
    private int option(String argument, int next, String allowed, String withValue) throws UsageFault {
        for (int i = 1; i < argument.length(); i++) {
            char letter = argument.charAt(i);
            if (withValue.indexOf(letter) >= 0) {
                boolean here = i + 1 < argument.length();
                if (!here && next == arguments.size()) {
                    complain("option requires an argument -- '" + letter + "'");
                    throw UsageFault.WRONG;
                }
                String value = here ? argument.substring(i + 1) : arguments.get(next);
                values.merge(letter, value, (first, second) -> first + "\n" + second);
                return here ? next : next + 1;
            }
            if (allowed.indexOf(letter) < 0) {
                complain("invalid option -- '" + letter + "'");
                throw UsageFault.WRONG;
            }
            flags.append(letter);
        }
        return next;
    }

    /** Whether an option was given. */
    boolean has(char option) {
        return flags.indexOf(String.valueOf(option)) >= 0;
    }

    /** Whether an option with a value was given. */
    boolean isGiven(char option) {
        return values.containsKey(option);
    }

    /** An option's value, empty if it was not given; several values with line ends between them. */
    String value(char option) {
        String value = values.get(option);
        return value == null ? "" : value;
    }

    /** An option's value as a number from {@code least} on. */
    int number(char option, int least, int otherwise) throws UsageFault {
        if (!isGiven(option)) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value(option));
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        complain("invalid number: '" + value(option) + "'");
        throw UsageFault.WRONG;
    }

    /** Complains when there are fewer operands. */
    void requireOperands(int count) throws UsageFault {
        if (operands.size() < count) {
            complain(operands.isEmpty() ? "missing operand" : "missing operand after '" + operands.get(0) + "'");
            throw UsageFault.WRONG;
        }
    }

    /** Says what is wrong; the exit status becomes 1. */
    void complain(String text) {
        out.flush();
        err.line(name + ": " + text).flush();
        status = 1;
    }

    /** Says something beside the output that is no complaint. */
    void note(String text) {
        out.flush();
        err.line(text).flush();
    }

    /** Says what went wrong with what. */
    void complain(String what, PosixFault fault) {
        complain(what + ": " + fault.text());
    }

    /** Says how the program is called; behind a complaint about the arguments. */
    void sayUsage() {
        Catalogue.Entry entry = Catalogue.find(name);
        if (entry != null) {
            out.flush();
            err.line("usage: " + name + entry.synopsis()).flush();
        }
    }

    /** 0, or 1 after a complaint. */
    int status() {
        return status;
    }
}
