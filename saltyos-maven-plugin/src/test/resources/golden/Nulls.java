package golden;

import org.jspecify.annotations.Nullable;

/** Null: what the type promises needs no check, what a comparison proved neither. */
public final class Nulls {
    static final class Node {
        int value = 5;
        @Nullable Node next;
    }

    private static final Node FIRST = new Node();
    private static @Nullable Node current = FIRST;
    private static final Node[] NODES = {FIRST};

    private Nulls() {}

    public static int promised() {
        return FIRST.value;
    }

    public static int compared() {
        Node node = current;
        return node == null ? 0 : node.value;
    }

    public static int checked(int i) {
        return NODES[i].value;
    }

    public static int required() {
        return java.util.Objects.requireNonNull(current).value;
    }
}
