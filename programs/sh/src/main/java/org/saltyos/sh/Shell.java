package org.saltyos.sh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.posix.Printer;

/** The state of a shell, and the way to carry out commands. */
final class Shell {
    private static final int WRONG = 2;
    private static final String NO_ARGUMENTS = "";

    private final Host host;
    private final Variables variables;
    private final Programs programs;
    private final Builtins builtins = new Builtins(this);
    private final Map<String, Command.Function> functions = new HashMap<>();
    private String name;
    private List<String> arguments;
    private Descriptors descriptors = new Descriptors();
    private Flow flow = Flow.ON;
    private int levels;
    private int status;
    private int loops;
    private boolean stopsAtErrors;

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

    void stopAtErrors(boolean stops) {
        stopsAtErrors = stops;
    }

    boolean hasEnded() {
        return flow == Flow.EXIT;
    }

    /** Ends loops, functions or the shell. */
    void leave(Flow how, int count) {
        flow = how;
        levels = count;
    }

    boolean isInLoop() {
        return loops > 0;
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
                return stopsAtErrors ? "e" : NO_ARGUMENTS;
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
        if (flow == Flow.ON) {
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
        if (command instanceof Command.Sequence sequence) {
            return sequence(sequence);
        }
        if (command instanceof Command.Simple simple) {
            return stopAtError(simple(simple));
        }
        if (command instanceof Command.AndOr list) {
            boolean stops = stopsAtErrors;
            stopsAtErrors = false;
            int left = run(list.left);
            stopsAtErrors = stops;
            return (left == 0) == list.and ? run(list.right) : left;
        }
        if (command instanceof Command.Pipeline pipeline) {
            int result = pipeline.commands.size() == 1
                    ? withoutStopping(pipeline.commands.get(0))
                    : programs.pipeline(pipeline.commands, descriptors);
            return pipeline.negated ? (result == 0 ? 1 : 0) : stopAtError(result);
        }
        if (command instanceof Command.If choice) {
            boolean holds = withoutStopping(choice.condition) == 0;
            if (flow != Flow.ON) {
                return status;
            }
            Command chosen = holds ? choice.then : choice.otherwise;
            return chosen == null ? 0 : run(chosen);
        }
        if (command instanceof Command.Loop loop) {
            return loop(loop);
        }
        if (command instanceof Command.For loop) {
            return forEach(loop);
        }
        if (command instanceof Command.Case choice) {
            return choose(choice);
        }
        if (command instanceof Command.Subshell subshell) {
            return stopAtError(programs.subshell(subshell.body.source(), descriptors));
        }
        if (command instanceof Command.Redirected redirected) {
            return redirected(redirected);
        }
        if (command instanceof Command.Function function) {
            functions.put(function.name, function);
            return 0;
        }
        throw new IllegalStateException("a command of an unknown kind");
    }

    private int withoutStopping(Command command) {
        boolean stops = stopsAtErrors;
        stopsAtErrors = false;
        int result = run(command);
        stopsAtErrors = stops;
        return result;
    }

    private int stopAtError(int result) {
        if (result != 0 && stopsAtErrors && flow == Flow.ON) {
            flow = Flow.EXIT;
        }
        return result;
    }

    private int sequence(Command.Sequence sequence) throws ShellException {
        int result = sequence.commands.isEmpty() ? 0 : status;
        for (int i = 0; i < sequence.commands.size() && flow == Flow.ON; i++) {
            Command command = sequence.commands.get(i);
            if (sequence.background.get(i)) {
                result = programs.background(command, descriptors);
                status = result;
            } else {
                result = run(command);
            }
        }
        return flow == Flow.ON ? result : status;
    }

    private int loop(Command.Loop loop) {
        int result = 0;
        loops++;
        while (flow == Flow.ON && (withoutStopping(loop.condition) == 0) != loop.until) {
            if (flow == Flow.ON) {
                result = run(loop.body);
            }
            if (endsLoop()) {
                break;
            }
        }
        loops--;
        return flow == Flow.ON ? result : status;
    }

    private int forEach(Command.For loop) throws ShellException {
        List<String> values = loop.overArguments ? arguments : new Expander(this).arguments(loop.words);
        int result = 0;
        loops++;
        for (String value : values) {
            variables.set(loop.variable, value);
            result = run(loop.body);
            if (endsLoop()) {
                break;
            }
        }
        loops--;
        return flow == Flow.ON ? result : status;
    }

    /** Whether break, return or exit ends the loop; continue ends only the round. */
    private boolean endsLoop() {
        if (flow == Flow.ON) {
            return false;
        }
        if (flow == Flow.RETURN || flow == Flow.EXIT) {
            return true;
        }
        levels--;
        boolean ends = flow == Flow.BREAK || levels > 0;
        if (levels == 0) {
            flow = Flow.ON;
        }
        return ends;
    }

    private int choose(Command.Case choice) throws ShellException {
        String word = new Expander(this).text(choice.word);
        for (int i = 0; i < choice.patterns.size(); i++) {
            for (String pattern : choice.patterns.get(i)) {
                if (Pattern.matches(new Expander(this).pattern(pattern), word)) {
                    return run(choice.bodies.get(i));
                }
            }
        }
        return 0;
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
            descriptors = outer;
            before.forEach(variables::restore);
        }
    }

    private int call(Command.Function function, List<String> words) {
        List<String> outer = arguments;
        arguments = words.subList(1, words.size());
        int result = run(function.body);
        arguments = outer;
        if (flow == Flow.RETURN) {
            flow = Flow.ON;
            result = status;
        }
        return result;
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

    /** Takes note that a file of commands has ended. */
    void returned() {
        if (flow == Flow.RETURN) {
            flow = Flow.ON;
        }
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
