package org.saltyos.sh;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.Printer;

/** A shell: its state, and how simple commands, functions and redirections are carried out; {@link Compound} does the others. */
final class Shell {
    private static final int WRONG = 2;
    /** Commands within commands, those of functions that call themselves included, for which the stack suffices. */
    private static final int MOST_DEPTH = 600;

    private final Host host;
    private final Variables variables;
    private final SearchPath searchPath;
    private final Launcher launcher;
    private final Jobs jobs;
    private final Programs programs;
    private final Control control = new Control();
    private final Switches switches = new Switches(control);
    private final Compound compound = new Compound(this);
    private final Aliases aliases = new Aliases();
    private final History history = new History();
    private final Deque<Map<String, @Nullable String>> locals = new ArrayDeque<>();
    private final OptionReader options = new OptionReader();
    private final Map<String, Command.Function> functions = new HashMap<>();
    private String name;
    private List<String> arguments;
    private Descriptors descriptors = new Descriptors();
    private String atExit = "";
    private int status;
    private int depth;

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
        searchPath = new SearchPath(variables);
        launcher = new Launcher(this, host, searchPath);
        jobs = new Jobs(this, host);
        programs = new Programs(this, launcher, jobs);
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

    SearchPath searchPath() {
        return searchPath;
    }

    Launcher launcher() {
        return launcher;
    }

    Jobs jobs() {
        return jobs;
    }

    /** What {@code set} has turned on. */
    Switches switches() {
        return switches;
    }

    Aliases aliases() {
        return aliases;
    }

    /** What was typed. */
    History history() {
        return history;
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

    boolean isFunction(String word) {
        return functions.containsKey(word);
    }

    /** Whether a word is a command that no program carries out. */
    boolean knows(String word) {
        return functions.containsKey(word) || Builtins.find(word) != null;
    }

    /** All names that no program carries out. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(functions.keySet());
        Builtins.all().forEach(entry -> names.add(entry.name()));
        aliases.each((alias, text) -> names.add(alias));
        return names;
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
                return jobs.lastInBackground();
            case "-":
                return switches.letters() + (jobs.isInteractive() ? "i" : "");
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

    /** Tells a person something beside the output. */
    void say(String text) {
        int target = descriptors.get(Files.ERROR);
        if (target >= 0) {
            new Printer(target).line(text).flush();
        }
    }

    /** Where the present command's output goes. */
    Printer out() {
        return new Printer(descriptors.get(Files.OUTPUT));
    }

    /** Lets everything go out; the status tells whether it could. */
    int finish(Printer out) {
        out.flush();
        return out.failure() == 0 ? 0 : 1;
    }

    /** Writes a text as a command's output, unless it is empty. */
    int show(String text) {
        return text.isEmpty() ? 0 : finish(out().line(text));
    }

    /** Carries out a text, one complete command after the other; its status is the shell's. */
    int runText(String text) {
        try {
            Parser parser = new Parser(text, aliases);
            Command command = parser.next();
            status = command == null ? 0 : status;
            while (command != null && control.goesOn()) {
                run(command);
                command = control.goesOn() ? parser.next() : null;
            }
            return status;
        } catch (SyntaxException wrong) {
            complain(wrong.text());
            status = WRONG;
            return status;
        }
    }

    /** Carries out a command. */
    int run(Command command) {
        if (control.goesOn()) {
            depth++;
            try {
                status = depth > MOST_DEPTH ? tooDeep() : dispatch(command);
            } catch (ShellException fault) {
                complain(fault.text());
                status = WRONG;
            } finally {
                depth--;
            }
        }
        return status;
    }

    /** Ends what was begun before the stack does: a shell with a person goes on at its prompt, another one ends. */
    private int tooDeep() {
        complain("commands are nested too deep");
        if (jobs.isInteractive()) {
            control.interrupt();
        } else {
            control.leave(Flow.EXIT, 1);
        }
        return WRONG;
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
            if (switches.has('x')) {
                say("+ " + String.join(" ", command.assignments) + (command.assignments.isEmpty() ? "" : " ")
                        + String.join(" ", words));
            }
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
        Builtins.Entry builtin = function == null ? Builtins.find(words.get(0)) : null;
        if (function == null && builtin == null) {
            return programs.run(words, texts(assignments), own);
        }
        Map<String, @Nullable String> before = new HashMap<>();
        if (builtin == null || !builtin.special()) {
            for (String assignment : assignments) {
                String variable = assignment.substring(0, assignment.indexOf('='));
                before.put(variable, variables.get(variable));
            }
        }
        assign(assignments);
        Descriptors outer = descriptors;
        descriptors = own;
        try {
            return builtin != null ? call(builtin, words) : function != null ? call(function, words) : 0;
        } finally {
            descriptors = own.isKept() ? own : outer;
            before.forEach(variables::restore);
        }
    }

    private int call(Builtins.Entry builtin, List<String> words) throws ShellException {
        return builtin.isAskedBy(words)
                ? LookupCommands.help(this, List.of("help", builtin.name()))
                : builtin.builtin().run(this, words);
    }

    /** Runs a command of the words' own, as another command asks for it. */
    int call(List<String> words) throws ShellException {
        return call(words, List.of(), new Descriptors(descriptors));
    }

    /** As {@link #call(List)} if there were no functions. */
    int callWithoutFunctions(List<String> words) throws ShellException {
        Builtins.Entry builtin = Builtins.find(words.get(0));
        return builtin == null
                ? programs.run(words, List.of(), new Descriptors(descriptors))
                : builtin.builtin().run(this, words);
    }

    private int call(Command.Function function, List<String> words) {
        List<String> outer = arguments;
        arguments = words.subList(1, words.size());
        locals.push(new HashMap<>());
        int result = run(function.body);
        locals.pop().forEach(variables::restore);
        arguments = outer;
        return control.takeReturn() ? status : result;
    }

    /** Lets a variable have its present value again when the present function ends; tells whether there is one. */
    boolean keep(String variable) {
        Map<String, @Nullable String> kept = locals.peek();
        if (kept != null && !kept.containsKey(variable)) {
            kept.put(variable, variables.get(variable));
        }
        return kept != null;
    }

    /** Sets variables; {@code NAME=word}. */
    void assign(List<String> assignments) throws ShellException {
        for (String text : texts(assignments)) {
            int equals = text.indexOf('=');
            variables.set(text.substring(0, equals), text.substring(equals + 1));
        }
    }

    /** Assignments with the values that their words stand for. */
    List<String> texts(List<String> assignments) throws ShellException {
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
