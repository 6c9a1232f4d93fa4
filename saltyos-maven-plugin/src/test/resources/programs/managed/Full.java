/** Fills the heap, catches the error, and goes on. */
public final class Full {
    private static Object[] hold = new Object[0];

    private Full() {}

    public static void main(String[] arguments) {
        int caught = 0;
        for (int round = 0; round < 3; round++) {
            try {
                for (int i = 1; ; i++) {
                    Object[] more = new Object[10_000];
                    more[0] = hold;
                    hold = more;
                }
            } catch (OutOfMemoryError e) {
                caught++;
                hold = new Object[0];
            }
        }
        System.out.println("caught " + caught);
        try {
            System.out.println(new long[Integer.MAX_VALUE].length);
        } catch (OutOfMemoryError e) {
            System.out.println("too large");
        }
    }
}
