package org.saltyos.tools;

/** {@code yes [TEXT...]}: writes a line again and again until nobody reads it. */
final class Yes implements Applet {
    @Override
    public int run(Invocation call) {
        String line = call.arguments().isEmpty() ? "y" : String.join(" ", call.arguments());
        while (call.out().failure() == 0) {
            call.out().line(line);
        }
        return 0;
    }
}
