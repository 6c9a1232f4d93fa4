package org.saltyos.tools;

import java.util.List;
import java.util.Map;

/** The tools, for the shell's tests. */
public final class HostTools {
    /** Their names. */
    public static final List<String> NAMES = Catalogue.names();

    private HostTools() {}

    /** Runs the one that argument 0 names; returns its status. */
    public static int run(List<String> arguments, Map<String, String> environment) {
        return Tools.run(arguments, environment);
    }
}
