package org.saltyos.sh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.posix.Printer;

/** A shell: its state, and how simple commands, functions and redirections are carried out; {@link Compound} does the others. */
final class Shell {
    private static final int WRONG = 2;
    private static final String NO_OPTIONS = "";

    private final Host host;
    private final Variables variables;
    private final Programs programs;
    private final Control control = new Control();
    private final Compound compound = new Compound(this);
    private final Builtins builtins = new Builtins(this);
    private final OptionReader options = new OptionReader();
    private final Map<String, Command.Function> functions = new HashMap<>();
    private String name;
    private List<String> arguments;
    private Descriptors descriptors = new Descriptors();
    private String atExit = "";
    private int status;

    /**
     * A shell.
     *
     * @param name its argument 0
     * @param arguments {@code $1} and on
     */
    Shell(Host host, Map<String, String> environment, String name, List<String> arguments) {
        this.host = host;
        this.name = name;
        this.arguments = arguments;
        variables = new Variables(environment);
        programs = new Programs(this, host);
    }

    /** What the shell needs of the system. */
    Host host() {
        return host;
    }

    Variables variables() {
        return variables;
    }

    Programs programs() {
        return programs;
    }

    Descriptors descriptors() {
        return descriptors;
    }

    List<String> arguments() {
        return arguments;
    }

    void arguments(List<String> values) {
        arguments = values;
    }

    String name() {
        return name;
    }

    int status() {
        return status;
    }

    /** What getopts has reached. */
    OptionReader options() {
        return options;
    }

    /** The commands that {@code trap} wants carried out at the shell's end; empty for none. */
    String atExit() {
        return atExit;
    }

    void atExit(String text) {
        atExit = text;
    }

    /** Carries out what is left to be done at the shell's end; returns its status. */
    int end() {
        int result = status;
        String text = atExit;
        atExit = "";
        if (!text.isEmpty()) {
            control.goOn();
            runText(text);
            result = control.hasEnded() ? status : result;
        }
        return result;
    }

    Control control() {
        return control;
    }

    /** Functions as text, by which another shell gets them too. */
    String functionTexts() {
        StringBuilder texts = new StringBuilder();
        functions.values().forEach(function -> texts.append(function.source()).append('\n'));
        return texts.toString();
    }

    /** Removes a function. */
    void forget(String function) {
        functions.remove(function);
    }

    boolean knows(String word) {
        return functions.containsKey(word) || builtins.has(word);
    }

    /** Value of a parameter; null if it is not set. */
    @Nullable
    String parameter(String parameter) {
        switch (parameter) {
            case "?":
                return Integer.toString(status);
            case "#":
                return Integer.toString(arguments.size());
            case "$":
                return processNumber();
            case "!":
                return programs.lastInBackground();
            case "-":
                return control.stopsAtErrors() ? "e" : NO_OPTIONS;
            case "@", "*":
                return String.join(" ", arguments);
            default:
                break;
        }
        if (parameter.charAt(0) < '0' || parameter.charAt(0) > '9') {
            return variables.get(parameter);
        }
        int number = parameter.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(parameter);
        if (number == 0) {
            return name;
        }
        return number <= arguments.size() ? arguments.get(number - 1) : null;
    }

    private String processNumber() {
        try {
            return Integer.toString(host.id());
        } catch (PosixFault fault) {
            return "0";
        }
    }

    /** Says what is wrong. */
    void complain(String text) {
        int target = descriptors.get(Files.ERROR);
        if (target >= 0) {
            new Printer(target).line("sh: " + text).flush();
        }
    }

    /** Carries out a text; its status is the shell's. */
    int runText(String text) {
        try {
            return run(Parser.parse(text));
        } catch (SyntaxException wrong) {
            complain(wrong.text());
            status = WRONG;
            return status;
        }
    }

    /** Carries out a command. */
    int run(Command command) {
        if (control.goesOn()) {
            try {
                status = dispatch(command);
            } catch (ShellException fault) {
                complain(fault.text());
                status = WRONG;
            }
        }
        return status;
    }

    private int dispatch(Command command) throws ShellException {
        if (command instanceof Command.Simple simple) {
            return control.stopAtError(simple(simple));
        }
        if (command instanceof Command.Subshell subshell) {
            return control.stopAtError(programs.subshell(subshell.body.source(), descriptors));
        }
        if (command instanceof Command.Redirected redirected) {
            return redirected(redirected);
        }
        if (command instanceof Command.Function function) {
            functions.put(function.name, function);
            return 0;
        }
        return compound.run(command);
    }

    private int redirected(Command.Redirected command) throws ShellException {
        Descriptors outer = descriptors;
        Descriptors inner = new Descriptors(outer);
        try {
            inner.redirect(command.redirections, this);
            descriptors = inner;
            return run(command.body);
        } finally {
            descriptors = outer;
            inner.close();
        }
    }

    private int simple(Command.Simple command) throws ShellException {
        int before = status;
        List<String> words = new Expander(this).arguments(command.words);
        Descriptors own = new Descriptors(descriptors);
        try {
            own.redirect(command.redirections, this);
            if (words.isEmpty()) {
                assign(command.assignments);
                boolean asks = !command.assignments.isEmpty() && status != before;
                return asks ? status : 0;
            }
            return call(words, command.assignments, own);
        } finally {
            own.close();
        }
    }

    private int call(List<String> words, List<String> assignments, Descriptors own) throws ShellException {
        Command.Function function = functions.get(words.get(0));
        if (function == null && !builtins.has(words.get(0))) {
            return programs.run(words, texts(assignments), own);
        }
        Map<String, @Nullable String> before = new HashMap<>();
        if (function != null || !builtins.isSpecial(words.get(0))) {
            for (String assignment : assignments) {
                String variable = assignment.substring(0, assignment.indexOf('='));
                before.put(variable, variables.get(variable));
            }
        }
        assign(assignments);
        Descriptors outer = descriptors;
        descriptors = own;
        try {
            return function == null ? builtins.run(words) : call(function, words);
        } finally {
            descriptors = own.isKept() ? own : outer;
            before.forEach(variables::restore);
        }
    }

    private int call(Command.Function function, List<String> words) {
        List<String> outer = arguments;
        arguments = words.subList(1, words.size());
        int result = run(function.body);
        arguments = outer;
        return control.takeReturn() ? status : result;
    }

    /** Sets variables; {@code NAME=word}. */
    void assign(List<String> assignments) throws ShellException {
        for (String text : texts(assignments)) {
            int equals = text.indexOf('=');
            variables.set(text.substring(0, equals), text.substring(equals + 1));
        }
    }

    private List<String> texts(List<String> assignments) throws ShellException {
        List<String> texts = new ArrayList<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=') + 1;
            texts.add(assignment.substring(0, equals) + new Expander(this).text(assignment.substring(equals)));
        }
        return texts;
    }

    /** Sets the status before the shell goes on. */
    void status(int value) {
        status = value;
    }

    /** What a command writes, without line ends at its end. */
    String output(String text) throws ShellException {
        String output = programs.output(text, descriptors);
        int end = output.length();
        while (end > 0 && output.charAt(end - 1) == '\n') {
            end--;
        }
        return output.substring(0, end);
    }
}
