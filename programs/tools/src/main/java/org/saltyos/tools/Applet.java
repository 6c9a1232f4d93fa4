package org.saltyos.tools;

import org.saltyos.basalt.errno.PosixFault;

/** One of the programs. */
interface Applet {
    /**
     * Does its work.
     *
     * @return the exit status
     * @throws UsageFault when the arguments are wrong
     * @throws PosixFault for what it does not report itself
     */
    int run(Invocation call) throws UsageFault, PosixFault;
}
