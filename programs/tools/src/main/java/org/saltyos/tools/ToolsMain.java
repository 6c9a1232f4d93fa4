package org.saltyos.tools;

import org.saltyos.basalt.Program;
import org.saltyos.basalt.posix.CommandLine;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.lang.Export;

/** The program behind {@code /bin/ls}, {@code /bin/cat} and the others. */
@Program(
        name = "tools",
        links = {
            "basename",
            "cat",
            "chmod",
            "clear",
            "cmp",
            "cp",
            "cut",
            "date",
            "df",
            "diff",
            "dirname",
            "du",
            "echo",
            "env",
            "expr",
            "false",
            "find",
            "free",
            "grep",
            "head",
            "hostname",
            "kill",
            "less",
            "ln",
            "ls",
            "man",
            "mkdir",
            "mount",
            "mv",
            "od",
            "printf",
            "ps",
            "pwd",
            "resize",
            "rm",
            "rmdir",
            "sed",
            "seq",
            "sleep",
            "sort",
            "stty",
            "sync",
            "tail",
            "tee",
            "test",
            "top",
            "touch",
            "tr",
            "true",
            "uname",
            "uniq",
            "uptime",
            "wc",
            "which",
            "xargs",
            "yes"
        },
        heapBytes = 2 << 20,
        floatingPoint = true)
public final class ToolsMain {
    private ToolsMain() {}

    /** Does what the name asks for, and ends. */
    @Export("server_main")
    static void main(long startup) {
        Processes.exit(Tools.run(CommandLine.arguments(), CommandLine.environment()));
    }
}
