package golden;

/** Virtual calls: one class in the image gives a call, several a switch over type numbers. */
public final class Dispatch {
    interface Shape {
        int area(int a);
    }

    static final class Square implements Shape {
        @Override
        public int area(int a) {
            return a * a;
        }
    }

    static final class Line implements Shape {
        @Override
        public int area(int a) {
            return 0;
        }
    }

    interface Lonely {
        int value();
    }

    static final class Only implements Lonely {
        @Override
        public int value() {
            return 7;
        }
    }

    private static final Shape[] SHAPES = {new Square(), new Line()};
    private static final Lonely[] ONE = {new Only()};

    private Dispatch() {}

    public static int several(int i) {
        return SHAPES[i].area(i);
    }

    public static int one(int i) {
        return ONE[i].value();
    }
}
