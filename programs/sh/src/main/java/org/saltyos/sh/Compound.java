package org.saltyos.sh;

import java.util.List;
import org.saltyos.basalt.posix.NamePattern;

/** Carries out the commands that consist of others: lists, pipelines, choices and loops. */
final class Compound {
    private final Shell shell;
    private final Control control;

    Compound(Shell shell) {
        this.shell = shell;
        control = shell.control();
    }

    /** Carries out a command of one of these kinds; returns its status. */
    int run(Command command) throws ShellException {
        if (command instanceof Command.Sequence sequence) {
            return sequence(sequence);
        }
        if (command instanceof Command.AndOr list) {
            int left = withoutStopping(list.left);
            return (left == 0) == list.and ? shell.run(list.right) : left;
        }
        if (command instanceof Command.Pipeline pipeline) {
            return pipeline(pipeline);
        }
        if (command instanceof Command.If choice) {
            return choose(choice);
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
        throw new IllegalStateException("a command of an unknown kind");
    }

    /** Carries out a command whose failure is an answer, at which {@code set -e} does not end the shell. */
    private int withoutStopping(Command command) {
        boolean stops = control.stopsAtErrors();
        control.stopAtErrors(false);
        int result = shell.run(command);
        control.stopAtErrors(stops);
        return result;
    }

    private int sequence(Command.Sequence sequence) throws ShellException {
        int result = sequence.commands.isEmpty() ? 0 : shell.status();
        for (int i = 0; i < sequence.commands.size() && control.goesOn(); i++) {
            Command command = sequence.commands.get(i);
            if (sequence.background.get(i)) {
                result = shell.programs().background(command, shell.descriptors());
                shell.status(result);
            } else {
                result = shell.run(command);
            }
        }
        return control.goesOn() ? result : shell.status();
    }

    private int pipeline(Command.Pipeline pipeline) throws ShellException {
        int result = pipeline.commands.size() == 1
                ? withoutStopping(pipeline.commands.get(0))
                : shell.programs().pipeline(pipeline.commands, shell.descriptors());
        if (pipeline.negated) {
            return result == 0 ? 1 : 0;
        }
        return control.stopAtError(result);
    }

    private int choose(Command.If choice) {
        boolean holds = withoutStopping(choice.condition) == 0;
        if (!control.goesOn()) {
            return shell.status();
        }
        Command chosen = holds ? choice.then : choice.otherwise;
        return chosen == null ? 0 : shell.run(chosen);
    }

    private int choose(Command.Case choice) throws ShellException {
        String word = new Expander(shell).text(choice.word);
        for (int i = 0; i < choice.patterns.size(); i++) {
            for (String pattern : choice.patterns.get(i)) {
                if (NamePattern.matches(new Expander(shell).pattern(pattern), word)) {
                    return shell.run(choice.bodies.get(i));
                }
            }
        }
        return 0;
    }

    private int loop(Command.Loop loop) {
        int result = 0;
        control.beginLoop();
        while (control.goesOn() && (withoutStopping(loop.condition) == 0) != loop.until) {
            if (control.goesOn()) {
                result = shell.run(loop.body);
                shell.jobs().lookForInterrupt();
            }
            if (control.endsLoop()) {
                break;
            }
        }
        control.endLoop();
        return control.goesOn() ? result : shell.status();
    }

    private int forEach(Command.For loop) throws ShellException {
        List<String> values = loop.overArguments ? shell.arguments() : new Expander(shell).arguments(loop.words);
        int result = 0;
        control.beginLoop();
        for (String value : values) {
            shell.variables().set(loop.variable, value);
            result = shell.run(loop.body);
            shell.jobs().lookForInterrupt();
            if (control.endsLoop()) {
                break;
            }
        }
        control.endLoop();
        return control.goesOn() ? result : shell.status();
    }
}
