package benchmarks;

/** Takeuchi's function on the lengths of linked lists. */
final class Lists implements Benchmark {
    private static final class Element {
        final int value;
        Element next;

        Element(int value) {
            this.value = value;
        }

        int length() {
            return next == null ? 1 : 1 + next.length();
        }
    }

    @Override
    public String name() {
        return "List";
    }

    @Override
    public long run() {
        return tail(make(15), make(10), make(6)).length();
    }

    private static Element make(int length) {
        if (length == 0) {
            return null;
        }
        Element element = new Element(length);
        element.next = make(length - 1);
        return element;
    }

    private static boolean isShorter(Element left, Element right) {
        Element a = left;
        Element b = right;
        while (b != null) {
            if (a == null) {
                return true;
            }
            a = a.next;
            b = b.next;
        }
        return false;
    }

    private static Element tail(Element x, Element y, Element z) {
        if (isShorter(y, x)) {
            return tail(tail(x.next, y, z), tail(y.next, z, x), tail(z.next, x, y));
        }
        return z;
    }
}
