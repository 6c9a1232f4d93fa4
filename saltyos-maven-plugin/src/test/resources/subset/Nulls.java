package subset;

import org.jspecify.annotations.Nullable;

/** SALT0301: null only where @Nullable allows it. */
public final class Nulls {
    static final class Node {
        @Nullable Node next;
    }

    private static final Node HEAD = new Node();
    private static Node always = HEAD;

    private Nulls() {}

    private static int take(Node node) {
        return node.next == null ? 1 : 2;
    }

    public static int passesNull(int a) {
        return take(null); // SALT0301: goes to parameter 1 of Nulls.take
    }

    public static int passesMaybe(int a) {
        return take(HEAD.next); // SALT0301: a value that may be null goes to parameter 1
    }

    public static int stores(int a) {
        always = HEAD.next; // SALT0301: goes to field Nulls.always
        return a;
    }

    public static int checked(int a) {
        Node next = HEAD.next;
        if (next != null) {
            always = next;
            return take(next);
        }
        return a;
    }

    public static int checkedInOneBranch(int a) {
        Node next = HEAD.next;
        int result = a;
        if (next != null) {
            result++;
        }
        return result + take(next); // SALT0301: a value that may be null goes to parameter 1
    }

    private static @Nullable Node maybe(int a) {
        return a > 0 ? HEAD : null;
    }

    private static Node never(int a) {
        return maybe(a); // SALT0301: goes to the result of Nulls.never
    }

    public static int callsNever(int a) {
        return take(never(a));
    }
}
