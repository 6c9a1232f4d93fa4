/** Recursion without end. */
public final class Deep {
    private Deep() {}

    private static int down(int level) {
        return level < 0 ? 0 : down(level + 1) * 31 + level;
    }

    public static void main(String[] arguments) {
        System.out.println("start");
        System.out.println(down(arguments.length));
    }
}
