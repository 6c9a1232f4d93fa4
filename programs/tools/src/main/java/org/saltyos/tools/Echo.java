package org.saltyos.tools;

import java.util.List;

/** {@code echo [-n] [TEXT...]}: writes its arguments. */
final class Echo implements Applet {
    @Override
    public int run(Invocation call) {
        List<String> texts = call.arguments();
        boolean newLine = texts.isEmpty() || !texts.get(0).equals("-n");
        for (int i = newLine ? 0 : 1; i < texts.size(); i++) {
            if (i > (newLine ? 0 : 1)) {
                call.out().print(" ");
            }
            call.out().print(texts.get(i));
        }
        if (newLine) {
            call.out().line();
        }
        return 0;
    }
}
