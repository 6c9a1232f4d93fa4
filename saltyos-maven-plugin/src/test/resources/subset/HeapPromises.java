package subset;

import java.util.function.IntSupplier;
import org.jspecify.annotations.NullMarked;
import org.saltyos.lang.Const;
import org.saltyos.lang.effect.Irq;
import org.saltyos.lang.effect.NoAlloc;

// profile: program
/** SALT0901, SALT0908: what counts as making an object, where there is a heap. */
public final class HeapPromises {
    private static final int[] TABLE = {1, 2};
    private static final Node FIRST = new Node(1);
    private static final IllegalStateException MADE_BEFORE = new IllegalStateException("made before");
    private static final IntSupplier KEEPS_NOTHING = () -> 4;

    static final class Node {
        final int value;

        Node(int value) {
            this.value = value;
        }
    }

    @NullMarked
    record Point(int x, int y) {}

    /** Unlike a point, nothing uses one as an object. */
    @NullMarked
    record Pair(int first, int second) {}

    private HeapPromises() {}

    private static int twice(Node node) {
        return node.value * 2;
    }

    private static int read(IntSupplier supplier) {
        return supplier.getAsInt();
    }

    private static int same(Object object) {
        return object == FIRST ? 1 : 0;
    }

    private static int length(Object object) {
        return object.toString().length();
    }

    @NoAlloc
    public static int object(int a) {
        return twice(new Node(a)); // SALT0901: HeapPromises.object is @NoAlloc, but allocates
    }

    @NoAlloc
    public static int array(int a) {
        return new int[a].length; // SALT0901: HeapPromises.array is @NoAlloc, but allocates
    }

    @NoAlloc
    public static int arrayOfObjects(int a) {
        return new Node[a].length; // SALT0901: allocates
    }

    @NoAlloc
    public static int arrayOfArrays(int a) {
        return new int[a][2].length; // SALT0901: allocates
    }

    private static int sum(int... values) {
        return values.length;
    }

    @NoAlloc
    public static int severalArguments(int a) {
        return sum(a, a); // SALT0901: allocates
    }

    @NoAlloc
    public static int copy() {
        return TABLE.clone()[1]; // SALT0901: allocates
    }

    @NoAlloc
    public static int lambda(int a) {
        return read(() -> a); // SALT0901: allocates
    }

    @NoAlloc
    public static int text(int a) {
        return ("a" + a).length(); // SALT0901: allocates
    }

    @NoAlloc
    public static int boxed(int a) {
        return length(a); // SALT0901: allocates
    }

    @NoAlloc
    public static int recordAsObject(int a) {
        return same(new Point(a, a)); // SALT0901: allocates
    }

    @NoAlloc
    public static int exception(int a) {
        if (a < 0) {
            throw new IllegalStateException(); // SALT0901: allocates
        }
        return a;
    }

    private static int makes(int a) {
        return twice(new Node(a));
    }

    @NoAlloc
    public static int inACall(int a) {
        return a + makes(a); // SALT0901: HeapPromises.inACall is @NoAlloc, but allocates
    }

    @NoAlloc
    public static int recordAsValue(int a) {
        Pair pair = new Pair(a, a);
        return pair.first() + pair.second();
    }

    @NoAlloc
    public static int nothingNew(int a) {
        if (a < 0) {
            throw MADE_BEFORE;
        }
        return twice(FIRST) + read(KEEPS_NOTHING) + TABLE[a] + TABLE.length;
    }

    @Irq
    public static int handler(int a) {
        return makes(a); // SALT0908: interrupt handler HeapPromises.handler allocates
    }

    @Irq
    public static int goodHandler(int a) {
        return twice(FIRST) + a;
    }

    public static int promisesNothing(int a) {
        return makes(a);
    }

    private final class Inner {
        private final int given;

        Inner(@Const int given, int any) {
            this.given = given + any;
        }
    }

    private static final HeapPromises OUTER = new HeapPromises();

    public static int constructorOfInnerClass(int a) {
        Inner good = OUTER.new Inner(1, a);
        Inner bad = OUTER.new Inner(a, 1); // SALT0805: parameter 1 of HeapPromises.Inner
        return good.given + bad.given;
    }
}
