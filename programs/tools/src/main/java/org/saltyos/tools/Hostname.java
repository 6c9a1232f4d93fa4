package org.saltyos.tools;

/** {@code hostname}: writes the system's name, the same for all as long as there is no network. */
final class Hostname implements Applet {
    /** The name. */
    static final String NAME = "saltyos";

    @Override
    public int run(Invocation call) throws UsageFault {
        if (!call.options("").isEmpty()) {
            call.complain("the name cannot be changed");
            return 1;
        }
        call.out().line(NAME);
        return 0;
    }
}
