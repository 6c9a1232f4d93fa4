package org.saltyos.sh;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/** {@code cd}, {@code pwd} and {@code umask}. */
final class DirectoryCommands {
    private static final int WRONG = 2;

    private DirectoryCommands() {}

    static int change(Shell shell, List<String> words) throws ShellException {
        if (words.size() > 2) {
            shell.complain("cd: too many arguments");
            return WRONG;
        }
        String path = words.size() > 1 ? words.get(1) : shell.variables().get("HOME", "/");
        try {
            boolean back = path.equals("-");
            String target = back ? shell.variables().get("OLDPWD", "/") : path;
            String before = shell.variables().get("PWD", "/");
            try {
                before = Files.getcwd();
            } catch (PosixFault removed) {
                // then it is where the shell was last
            }
            Files.chdir(target);
            shell.variables().set("OLDPWD", before);
            shell.variables().set("PWD", Files.getcwd());
            return back ? show(shell, words) : 0;
        } catch (PosixFault fault) {
            shell.complain("cd: can't cd to " + path + ": " + fault.text());
            return WRONG;
        }
    }

    static int show(Shell shell, List<String> words) {
        try {
            return shell.show(Files.getcwd());
        } catch (PosixFault fault) {
            shell.complain("pwd: " + fault.text());
            return 1;
        }
    }

    /** Files get the permissions that programs ask for: without users there is nobody to take them from. */
    static int mask(Shell shell, List<String> words) {
        if (words.size() == 1) {
            return shell.show("0000");
        }
        if (words.get(1).replace("0", "").isEmpty()) {
            return 0;
        }
        shell.complain("umask: there are no users to take permissions from");
        return 1;
    }
}
