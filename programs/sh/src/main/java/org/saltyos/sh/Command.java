package org.saltyos.sh;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of the language, as the parser found it. Words are as they were written. */
abstract class Command {
    private String source = "";

    /** Its text, by which another shell can run it. */
    final String source() {
        return source;
    }

    final Command withSource(String text) {
        source = text;
        return this;
    }

    /** Commands one after the other. */
    static final class Sequence extends Command {
        final List<Command> commands;
        final List<Boolean> background;

        Sequence(List<Command> commands, List<Boolean> background) {
            this.commands = commands;
            this.background = background;
        }
    }

    /** Two commands of which the second depends on the status of the first. */
    static final class AndOr extends Command {
        final Command left;
        final boolean and;
        final Command right;

        AndOr(Command left, boolean and, Command right) {
            this.left = left;
            this.and = and;
            this.right = right;
        }
    }

    /** Commands that each read what the one before writes. */
    static final class Pipeline extends Command {
        final List<Command> commands;
        final boolean negated;

        Pipeline(List<Command> commands, boolean negated) {
            this.commands = commands;
            this.negated = negated;
        }
    }

    /** A program or built-in with its arguments. */
    static final class Simple extends Command {
        final List<String> assignments;
        final List<String> words;
        final List<Redirection> redirections;

        Simple(List<String> assignments, List<String> words, List<Redirection> redirections) {
            this.assignments = assignments;
            this.words = words;
            this.redirections = redirections;
        }
    }

    /** A compound command with redirections of its own. */
    static final class Redirected extends Command {
        final Command body;
        final List<Redirection> redirections;

        Redirected(Command body, List<Redirection> redirections) {
            this.body = body;
            this.redirections = redirections;
        }
    }

    /** Commands in parentheses: what they change ends with them. */
    static final class Subshell extends Command {
        final Command body;

        Subshell(Command body) {
            this.body = body;
        }
    }

    /** {@code if}. */
    static final class If extends Command {
        final Command condition;
        final Command then;
        final @Nullable Command otherwise;

        If(Command condition, Command then, @Nullable Command otherwise) {
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }
    }

    /** {@code while} and {@code until}. */
    static final class Loop extends Command {
        final Command condition;
        final boolean until;
        final Command body;

        Loop(Command condition, boolean until, Command body) {
            this.condition = condition;
            this.until = until;
            this.body = body;
        }
    }

    /** {@code for}. */
    static final class For extends Command {
        final String variable;
        final boolean overArguments;
        final List<String> words;
        final Command body;

        For(String variable, boolean overArguments, List<String> words, Command body) {
            this.variable = variable;
            this.overArguments = overArguments;
            this.words = words;
            this.body = body;
        }
    }

    /** {@code case}; the patterns of branch i are {@code patterns.get(i)}. */
    static final class Case extends Command {
        final String word;
        final List<List<String>> patterns;
        final List<Command> bodies;

        Case(String word, List<List<String>> patterns, List<Command> bodies) {
            this.word = word;
            this.patterns = patterns;
            this.bodies = bodies;
        }
    }

    /** The definition of a function. */
    static final class Function extends Command {
        final String name;
        final Command body;

        Function(String name, Command body) {
            this.name = name;
            this.body = body;
        }
    }
}
