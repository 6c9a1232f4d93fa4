package org.saltyos.tools;

import java.util.List;

/** {@code seq [FIRST] LAST}: writes whole numbers, one in each line. */
final class Seq implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> numbers = call.arguments();
        if (numbers.isEmpty() || numbers.size() > 2) {
            call.complain("needs one or two numbers");
            throw UsageFault.WRONG;
        }
        try {
            long first = numbers.size() == 1 ? 1 : Long.parseLong(numbers.get(0));
            long last = Long.parseLong(numbers.get(numbers.size() - 1));
            for (long i = first; i <= last && call.out().failure() == 0; i++) {
                call.out().print(i).line();
            }
            return 0;
        } catch (NumberFormatException wrong) {
            call.complain("not a whole number: '" + String.join(" ", numbers) + "'");
            throw UsageFault.WRONG;
        }
    }
}
