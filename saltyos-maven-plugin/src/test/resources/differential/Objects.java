package differential;

import org.jspecify.annotations.Nullable;

/** Objects made at build time: fields, dispatch, enums, generics, null. */
public final class Objects {
    interface Shape {
        int area(int scale);

        default int twice(int scale) { return area(scale) * 2; }
    }

    record Never(int unused) {}

    static final class Square implements Shape {
        private final int side;
        int calls;

        Square(int side) { this.side = side; }

        @Override
        public int area(int scale) {
            calls++;
            return side * side * scale + calls;
        }
    }

    static final class Rectangle implements Shape {
        private final int width;
        private final long height;

        Rectangle(int width, long height) {
            this.width = width;
            this.height = height;
        }

        @Override
        public int area(int scale) { return (int) (width * height) * scale; }

        @Override
        public int twice(int scale) { return Shape.super.twice(scale) + 1; }
    }

    abstract static class Node {
        @Nullable Node next;
        int value;

        Node(int value, @Nullable Node next) {
            this.value = value;
            this.next = next;
        }

        abstract int weight();

        int total() { return weight() + value; }
    }

    static class Light extends Node {
        Light(int value, @Nullable Node next) { super(value, next); }

        @Override
        int weight() { return 1; }
    }

    static final class Heavy extends Light {
        Heavy(int value, @Nullable Node next) { super(value, next); }

        @Override
        int weight() { return super.weight() + 100; }
    }

    enum Color {
        RED(3), GREEN(5) {
            @Override
            int mix(int a) { return a - 1; }
        },
        BLUE(7);

        final int strength;

        Color(int strength) { this.strength = strength; }

        int mix(int a) { return a * strength; }
    }

    static final class Box<T> {
        private @Nullable T content;

        void put(@Nullable T value) { content = value; }

        @Nullable T get() { return content; }
    }

    private static final Shape[] SHAPES = {new Square(3), new Rectangle(2, 5), new Square(-1)};
    private static final Node LIST = new Light(1, new Heavy(2, new Light(3, null)));
    private static final Color[] COLORS = Color.values();
    private static final Box<Node> BOX = new Box<>();
    private static final Object[] THINGS = {new Square(2), Color.RED, new Heavy(9, null), "text"};
    private static @Nullable Node maybe;

    private Objects() {}

    public static int dispatch(int i, int scale) { return SHAPES[i].area(scale) + SHAPES[i].twice(scale); }

    public static int walk(int limit) {
        int sum = 0;
        for (Node n = LIST; n != null; n = n.next) {
            sum = sum * 10 + n.total();
            if (sum > limit) {
                break;
            }
        }
        return sum;
    }

    public static int enums(int i, int a) {
        Color color = COLORS[i];
        int x = switch (color) {
            case RED -> 1;
            case GREEN -> 2;
            case BLUE -> 3;
        };
        switch (color) {
            case BLUE:
                x += 10;
                break;
            default:
                x += 20;
        }
        return x * 1000 + color.mix(a) + color.ordinal() + color.name().length() + (color == Color.GREEN ? 50 : 0);
    }

    public static int nulls(int i) {
        maybe = i == 0 ? null : LIST;
        if (i > 5) {
            maybe = null;
        }
        Node here = maybe;
        return here.value;
    }

    public static int nullChecked(int i) {
        maybe = i == 0 ? null : LIST;
        Node here = maybe;
        return here == null ? -1 : here.value;
    }

    public static int generic(int i) {
        BOX.put(i < 0 ? null : LIST);
        Node node = BOX.get();
        return node != null ? node.value : -5;
    }

    public static int types(int i) {
        Object thing = THINGS[i];
        if (thing instanceof Shape shape) {
            return shape.area(2);
        }
        if (thing instanceof Light light && light.value > 3) {
            return light.weight();
        }
        return thing instanceof Color ? 77 : 88;
    }

    public static int casts(int i) { return ((Light) THINGS[i]).value; }
    public static int identity(int i, int j) { return SHAPES[i] == SHAPES[j] ? 1 : 0; }
}
