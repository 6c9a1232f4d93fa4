package org.saltyos.tools;

/** {@code env}: writes the environment. */
final class Env implements Applet {
    @Override
    public int run(Invocation call) {
        call.environment().forEach((name, value) -> call.out().line(name + "=" + value));
        return 0;
    }
}
