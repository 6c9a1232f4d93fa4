package org.saltyos.sh;

import java.util.List;

/** A command that the shell carries out itself. */
interface Builtin {
    /**
     * Does it.
     *
     * @param words the first is its name
     * @return the status
     */
    int run(Shell shell, List<String> words) throws ShellException;
}
