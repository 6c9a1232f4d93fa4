package org.saltyos.tools;

import java.util.List;

/** {@code seq [FIRST [STEP]] LAST}: writes whole numbers, one in each line. */
final class Seq implements Applet {
    private static final int MOST = 3;

    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> words = call.arguments();
        if (words.isEmpty() || words.size() > MOST) {
            call.complain(words.isEmpty() ? "missing operand" : "extra operand '" + words.get(MOST) + "'");
            throw UsageFault.WRONG;
        }
        long first = words.size() == 1 ? 1 : number(call, words.get(0));
        long step = words.size() == MOST ? number(call, words.get(1)) : 1;
        long last = number(call, words.get(words.size() - 1));
        if (step == 0) {
            call.complain("the step must not be 0");
            throw UsageFault.WRONG;
        }
        for (long i = first; (step > 0 ? i <= last : i >= last) && call.out().failure() == 0; i += step) {
            call.out().print(i).line();
        }
        return 0;
    }

    private static long number(Invocation call, String text) throws UsageFault {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            call.complain("not a whole number: '" + text + "'");
            throw UsageFault.WRONG;
        }
    }
}
