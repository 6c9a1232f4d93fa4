package differential;

/** Records as values: constructors, nesting, methods, flow through branches and fields. */
public final class Records {
    record Point(int x, int y) {
        static final Point ORIGIN = new Point(0, 0);

        Point {
            if (x == 31) {
                throw new IllegalArgumentException("x");
            }
            y = y + 1;
        }

        Point(int both) {
            this(both, both);
        }

        Point plus(Point other) { return new Point(x + other.x, y + other.y); }

        int sum() { return x + y; }
    }

    record Segment(Point from, Point to, long id) {
        Segment reversed() { return new Segment(to, from, -id); }
    }

    record Address(long value) {
        Address plus(long offset) { return new Address(value + offset); }

        boolean isAligned() { return (value & 7) == 0; }
    }

    interface Shape {
        int area(int scale);
    }

    record Box(int width, int height) implements Shape {
        @Override
        public int area(int scale) { return width * height * scale; }
    }

    record Dot(int width) implements Shape {
        @Override
        public int area(int scale) { return width - scale; }
    }

    static final class Holder {
        Point point = new Point(1, 2);
        Segment segment = new Segment(point, Point.ORIGIN, 9);
    }

    private static final Holder HOLDER = new Holder();
    private static Point last = new Point(4, 4);

    private Records() {}

    public static int throughInterface(int a, int b) {
        Shape box = new Box(a, b);
        Shape dot = new Dot(a);
        return box.area(3) + 7 * dot.area(b);
    }
    public static int build(int a, int b) { return new Point(a, b).plus(new Point(b)).sum(); }
    public static long nested(int a, int b) {
        Segment s = new Segment(new Point(a, b), Point.ORIGIN, a).reversed();
        return s.from().x() + 10L * s.from().y() + 100L * s.to().x() + 1000L * s.to().y() + s.id();
    }
    public static int conditional(int a, int b) {
        Point p = a > b ? new Point(a, b) : b > 0 ? Point.ORIGIN : new Point(a < 0 ? -a : a, b);
        for (int i = 0; i < 3; i++) {
            p = p.plus(p);
        }
        return p.x() * 31 + p.y();
    }
    public static int fields(int a) {
        HOLDER.point = HOLDER.point.plus(new Point(a, 1));
        HOLDER.segment = new Segment(HOLDER.segment.to(), HOLDER.point, a);
        last = last.plus(HOLDER.segment.from());
        return last.sum() + HOLDER.segment.to().sum();
    }
    public static long address(long a, int b) {
        Address at = new Address(a).plus(b);
        return at.isAligned() ? at.value() : ~at.value();
    }
    public static int equality(int a, int b) { return new Point(a, b).equals(new Point(b, a)) ? 1 : 0; }
}
