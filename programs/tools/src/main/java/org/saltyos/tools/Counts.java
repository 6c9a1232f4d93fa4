package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;

/** Takes {@code -n COUNT}, {@code -nCOUNT} and {@code -COUNT} off the arguments of head and tail. */
final class Counts {
    private static final int DEFAULT = 10;

    private final List<String> files = new ArrayList<>();
    private int count = DEFAULT;

    Counts(Invocation call) throws UsageFault {
        List<String> arguments = call.arguments();
        int i = 0;
        while (i < arguments.size()) {
            String argument = arguments.get(i);
            if (argument.equals("-n") && i + 1 < arguments.size()) {
                i++;
                count = number(call, arguments.get(i));
            } else if (argument.startsWith("-n") && argument.length() > 2) {
                count = number(call, argument.substring(2));
            } else if (argument.length() > 1 && argument.charAt(0) == '-') {
                count = number(call, argument.substring(1));
            } else {
                files.add(argument);
            }
            i++;
        }
    }

    int count() {
        return count;
    }

    List<String> files() {
        return files;
    }

    private static int number(Invocation call, String text) throws UsageFault {
        try {
            int value = Integer.parseInt(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException wrong) {
            // said below
        }
        call.complain("invalid number of lines: '" + text + "'");
        throw UsageFault.WRONG;
    }
}
