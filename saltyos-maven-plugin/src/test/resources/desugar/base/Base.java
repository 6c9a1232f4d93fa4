package desugar.base;

/** Its protected members are the business of subclasses in another package. */
public class Base {
    protected String secret(int number) {
        return "base " + number;
    }

    protected static String shared(String text) {
        return "shared " + text;
    }

    protected interface Visitor {
        String visit(long value);
    }
}
