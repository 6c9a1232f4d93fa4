package org.saltyos.tools;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out a script of {@code sed}: for each line of the input it goes through the commands, with a second line kept aside. */
final class SedMachine {
    /** What follows a command. */
    private enum Next {
        COMMAND,
        LINE,
        SAME_LINE,
        END
    }

    private final List<SedCommand> commands;
    private final boolean[] inRange;
    private final SedInput input;
    private final Invocation call;
    private final boolean quiet;
    private final StringBuilder appended = new StringBuilder();
    private String line = "";
    private String kept = "";
    private long number;
    private int at;
    private boolean replaced;
    private boolean complete = true;

    SedMachine(List<SedCommand> commands, SedInput input, Invocation call, boolean quiet) {
        this.commands = commands;
        inRange = new boolean[commands.size()];
        this.input = input;
        this.call = call;
        this.quiet = quiet;
    }

    /** Does all of it. */
    void run() {
        Next next = take() ? Next.LINE : Next.END;
        while (next != Next.END && call.out().failure() == 0) {
            next = commands();
            if (next != Next.SAME_LINE) {
                finish();
                next = next == Next.END || !take() ? Next.END : Next.LINE;
            }
        }
    }

    private boolean take() {
        String taken = input.next();
        if (taken == null) {
            return false;
        }
        line = taken;
        complete = input.isComplete();
        replaced = false;
        number++;
        return true;
    }

    /** Goes through the commands for one line, and writes it unless a command has taken it away. */
    private Next commands() {
        at = 0;
        while (at < commands.size()) {
            SedCommand command = commands.get(at);
            if (holds(command, at) == command.negated()) {
                at = command.kind() == '{' ? close(at) : at + 1;
                continue;
            }
            at++;
            Next next = carryOut(command);
            if (next != Next.COMMAND) {
                return next;
            }
        }
        if (!quiet) {
            write(line);
        }
        return Next.LINE;
    }

    private boolean holds(SedCommand command, int index) {
        SedAddress first = command.first();
        SedAddress last = command.last();
        if (first == null) {
            return true;
        }
        if (last == null) {
            return first.names(line, number, input.isLast());
        }
        if (inRange[index]) {
            inRange[index] = !last.names(line, number, input.isLast()) && !last.isPassed(number);
            return true;
        }
        boolean begins = first.names(line, number, input.isLast());
        inRange[index] = begins && !last.isPassed(number) && !input.isLast();
        return begins;
    }

    /** Behind the brace that closes the one at an index. */
    private int close(int open) {
        int depth = 0;
        for (int i = open; i < commands.size(); i++) {
            char kind = commands.get(i).kind();
            depth += kind == '{' ? 1 : kind == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return commands.size();
    }

    private Next carryOut(SedCommand command) {
        switch (command.kind()) {
            case '=' -> call.out().print(number).line();
            case 'a' -> appended.append(command.text()).append('\n');
            case 'i' -> call.out().line(command.text());
            case 'g' -> line = kept;
            case 'G' -> line = line + "\n" + kept;
            case 'h' -> kept = line;
            case 'H' -> kept = kept + "\n" + line;
            case 'p' -> write(line);
            case 'P' -> call.out().line(firstLine());
            case 's' -> change(command.change());
            case 'y' -> line = exchanged(command.from(), command.text());
            case 'b' -> jump(command.text());
            case 't' -> {
                if (replaced) {
                    replaced = false;
                    jump(command.text());
                }
            }
            case 'x' -> {
                String before = line;
                line = kept;
                kept = before;
            }
            case '{', '}', ':' -> {
                return Next.COMMAND;
            }
            default -> {
                return flow(command);
            }
        }
        return Next.COMMAND;
    }

    /** The commands that end the way through the script, or take a line in the middle of it. */
    private Next flow(SedCommand command) {
        char kind = command.kind();
        if (kind == 'n' || kind == 'N') {
            if (input.isLast()) {
                if (!quiet) {
                    write(line);
                }
                return Next.END;
            }
            String before = line;
            if (kind == 'n' && !quiet) {
                write(line);
            }
            finish();
            boolean was = replaced;
            take();
            replaced = was;
            line = kind == 'N' ? before + "\n" + line : line;
            return Next.COMMAND;
        }
        if (kind == 'c' && (command.last() == null || !inRange[commands.indexOf(command)])) {
            call.out().line(command.text());
        }
        if (kind == 'q' && !quiet) {
            write(line);
        }
        if (kind == 'D' && line.indexOf('\n') >= 0) {
            line = line.substring(line.indexOf('\n') + 1);
            return Next.SAME_LINE;
        }
        return kind == 'q' ? Next.END : Next.LINE;
    }

    private String firstLine() {
        int end = line.indexOf('\n');
        return end < 0 ? line : line.substring(0, end);
    }

    private void change(@Nullable SedChange change) {
        if (change == null) {
            return;
        }
        String changed = change.apply(line);
        if (changed != null) {
            line = changed;
            replaced = true;
            if (change.prints()) {
                write(line);
            }
        }
    }

    private String exchanged(String from, String to) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            int place = from.indexOf(line.charAt(i));
            result.append(place < 0 ? line.charAt(i) : to.charAt(place));
        }
        return result.toString();
    }

    private void jump(String label) {
        at = commands.size();
        for (int i = 0; i < commands.size(); i++) {
            if (!label.isEmpty()
                    && commands.get(i).kind() == ':'
                    && commands.get(i).text().equals(label)) {
                at = i;
            }
        }
    }

    private void write(String text) {
        call.out().print(text);
        if (complete || !input.isLast()) {
            call.out().line();
        }
    }

    /** Writes what {@code a} has put behind the line. */
    private void finish() {
        call.out().print(appended.toString());
        appended.setLength(0);
    }
}
