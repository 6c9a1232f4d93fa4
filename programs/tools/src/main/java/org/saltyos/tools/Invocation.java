package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.posix.Printer;

/** How a program was called, and where its output and its complaints go. */
final class Invocation {
    private final String name;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final Printer out = new Printer(Files.OUTPUT);
    private final Printer err = new Printer(Files.ERROR);
    private final StringBuilder flags = new StringBuilder();
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
        operands = new ArrayList<>();
        boolean options = true;
        for (String argument : arguments) {
            if (options && argument.equals("--")) {
                options = false;
            } else if (options && argument.length() > 1 && argument.charAt(0) == '-') {
                for (int i = 1; i < argument.length(); i++) {
                    if (allowed.indexOf(argument.charAt(i)) < 0) {
                        complain("invalid option -- '" + argument.charAt(i) + "'");
                        throw UsageFault.WRONG;
                    }
                    flags.append(argument.charAt(i));
                }
            } else {
                operands.add(argument);
            }
        }
        return operands;
    }

    /** Whether an option was given. */
    boolean has(char option) {
        return flags.indexOf(String.valueOf(option)) >= 0;
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

    /** Says what went wrong with what. */
    void complain(String what, PosixFault fault) {
        complain(what + ": " + fault.text());
    }

    /** 0, or 1 after a complaint. */
    int status() {
        return status;
    }
}
