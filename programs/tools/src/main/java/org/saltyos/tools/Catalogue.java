package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All tools: how each is called, what it is for, and what carries it out. In the order of their names, as {@code man} lists them. */
final class Catalogue {
    private static final List<Entry> ENTRIES = List.of(
            new Entry("basename", "PATH [SUFFIX]", "writes the last name of a path", Basename::new),
            new Entry("cat", "[FILE...]", "writes files one after the other", Cat::new),
            new Entry("chmod", "MODE FILE...", "changes what may be done with files: 755, u+x,g-w", Chmod::new),
            new Entry("clear", "", "clears the screen", Clear::new),
            new Entry("cmp", "[-ls] FILE1 FILE2", "tells where two files differ first", Cmp::new),
            new Entry("cp", "[-r] SOURCE... TARGET", "copies files, with -r directories", Cp::new),
            new Entry("cut", "-c LIST | -f LIST [-d C] [FILE...]", "writes parts of lines", Cut::new),
            new Entry("date", "", "writes the time since the system's start", Date::new),
            new Entry("df", "", "tells how full the file systems are", Df::new),
            new Entry("diff", "[-qu] FILE1 FILE2", "tells how lines become others", Diff::new),
            new Entry("dirname", "PATH", "writes a path without its last name", Dirname::new),
            new Entry("du", "[-ahs] [PATH...]", "tells how much room files take, in KiB", Du::new),
            new Entry("echo", "[-n] [TEXT...]", "writes its arguments", Echo::new),
            new Entry(
                    "env",
                    "[-i] [NAME=VALUE...] [COMMAND [ARGUMENT...]]",
                    "shows or changes the environment",
                    Env::new),
            new Entry("expr", "EXPRESSION", "calculates, compares and matches", Expr::new),
            new Entry("false", "", "fails", () -> new Constant(1)),
            new Entry(
                    "find", "[PATH...] [-name PATTERN] [-type d|f|l]", "writes the paths of files that fit", Find::new),
            new Entry("free", "", "tells how much memory there is", Free::new),
            new Entry(
                    "grep",
                    "[-EFHchilnoqrsvwx] PATTERN | -e PATTERN [FILE...]",
                    "writes the lines that match",
                    Grep::new),
            new Entry("head", "[-n LINES | -c BYTES] [FILE...]", "writes the start of files", Head::new),
            new Entry("hostname", "", "writes the system's name", Hostname::new),
            new Entry("kill", "[-SIGNAL] PROCESS... | -l", "ends processes; lists signals", Kill::new),
            new Entry("less", "[FILE...]", "shows files page by page: space, b, j, k, g, G, /TEXT, n, q", Less::new),
            new Entry("ln", "[-s] TARGET NAME", "gives a file another name, or makes a symbolic link", Ln::new),
            new Entry("ls", "[-1adhlrRt] [FILE...]", "lists directories", Ls::new),
            new Entry("man", "[NAME...]", "tells how programs are called", Man::new),
            new Entry("mkdir", "[-p] DIRECTORY...", "makes directories", Mkdir::new),
            new Entry("mount", "", "lists the file systems", Df::new),
            new Entry("mv", "SOURCE... TARGET", "moves and renames files", Mv::new),
            new Entry(
                    "od",
                    "[-bcx] [-A d|o|x|n] [-t TYPE] [-j SKIP] [-N COUNT] [FILE...]",
                    "writes bytes as numbers or characters",
                    Od::new),
            new Entry("printf", "FORMAT [VALUE...]", "writes values in a form", Printf::new),
            new Entry("ps", "", "lists processes", Ps::new),
            new Entry("pwd", "", "writes the working directory", Pwd::new),
            new Entry("resize", "", "asks the terminal how large its window is", Resize::new),
            new Entry("rm", "[-fr] FILE...", "removes files, with -r directories", Rm::new),
            new Entry("rmdir", "DIRECTORY...", "removes empty directories", Rmdir::new),
            new Entry("sed", "[-En] SCRIPT | -e SCRIPT [FILE...]", "edits lines as they pass", Sed::new),
            new Entry("seq", "[FIRST [STEP]] LAST", "writes whole numbers", Seq::new),
            new Entry("sleep", "SECONDS", "waits", Sleep::new),
            new Entry("sort", "[-bfnru] [-t C] [-k FIELD[,FIELD]] [FILE...]", "writes lines in their order", Sort::new),
            new Entry("stty", "[SETTING...]", "shows or changes what the terminal does", Stty::new),
            new Entry("sync", "[FILE...]", "has what was written be written to where it stays", Sync::new),
            new Entry("tail", "[-f] [-n [+]LINES | -c [+]BYTES] [FILE...]", "writes the end of files", Tail::new),
            new Entry("tee", "[-a] [FILE...]", "writes its input to files too", Tee::new),
            new Entry("test", "EXPRESSION", "tells whether something is true", Test::new),
            new Entry("[", "EXPRESSION ]", "tells whether something is true", Test::new),
            new Entry("top", "[ROUNDS]", "shows processes every second", Top::new),
            new Entry("touch", "FILE...", "sets the time of files, makes them", Touch::new),
            new Entry("tr", "[-cds] SET1 [SET2]", "replaces or deletes characters", Tr::new),
            new Entry("true", "", "succeeds", () -> new Constant(0)),
            new Entry("uname", "[-amnrs]", "writes the system's names", Uname::new),
            new Entry("uniq", "[-cdu] [FILE]", "writes lines that follow each other once", Uniq::new),
            new Entry("uptime", "", "tells how long the system runs", Uptime::new),
            new Entry("wc", "[-lwc] [FILE...]", "counts lines, words and bytes", Wc::new),
            new Entry("which", "NAME...", "tells which file a command runs", Which::new),
            new Entry(
                    "xargs",
                    "[-0t] [-n MOST] [-I TEXT] [COMMAND [ARGUMENT...]]",
                    "runs a command with its input as arguments",
                    Xargs::new),
            new Entry("yes", "[TEXT]", "writes a line again and again", Yes::new));

    private Catalogue() {}

    /**
     * A tool.
     *
     * @param usage its arguments, with those in brackets that can be left out; empty for none
     * @param purpose what it does, in a few words
     */
    record Entry(String name, String usage, String purpose, Supplier<Applet> maker) {
        /** What carries it out, for one call. */
        Applet applet() {
            return maker.get();
        }

        /** What stands behind its name when it is called; starts with a space unless it is empty. */
        String synopsis() {
            return usage.isEmpty() ? "" : " " + usage;
        }

        /** Whether {@code --help} is a question; for some it is a text like any other (POSIX.1-2017, echo and test). */
        boolean explainsItself() {
            return !name.equals("echo") && !name.equals("test") && !name.equals("[") && !name.equals("printf");
        }
    }

    /** The tool with a name; null if there is none. */
    static @Nullable Entry find(String name) {
        for (Entry entry : ENTRIES) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        return null;
    }

    /** All of them. */
    static List<Entry> all() {
        return ENTRIES;
    }

    /** Their names. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        ENTRIES.forEach(entry -> names.add(entry.name()));
        return names;
    }
}
