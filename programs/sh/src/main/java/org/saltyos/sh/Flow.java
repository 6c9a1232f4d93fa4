package org.saltyos.sh;

/** Why the commands that follow are not carried out. */
enum Flow {
    /** They are. */
    ON,
    /** A loop ends. */
    BREAK,
    /** A loop goes on with its next round. */
    CONTINUE,
    /** A function or a file of commands ends. */
    RETURN,
    /** Everything that was begun ends, because control-C was typed. */
    INTERRUPTED,
    /** The shell ends. */
    EXIT
}
