package golden;

/** Records: values in registers; a constructor is a function with one result for each component. */
public final class Records {
    record Pair(int a, long b) {
        long sum() {
            return a + b;
        }
    }

    record Checked(int value) {
        Checked {
            if (value < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
    }

    private Records() {}

    public static long plain(int a, long b) {
        return new Pair(a, b).sum();
    }

    public static int checked(int a) {
        return new Checked(a).value();
    }

    public static boolean equal(int a) {
        return new Pair(a, 1).equals(new Pair(1, a));
    }
}
