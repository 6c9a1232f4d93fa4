package org.saltyos.tools;

/** {@code clear}: empties the terminal and puts the cursor into its first corner (ECMA-48, ED and CUP). */
final class Clear implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        call.options("");
        call.out().print("\033[H\033[2J\033[3J");
        return 0;
    }
}
