/** Much garbage, deep structures that live, and arrays of all sizes. */
public final class Trees {
    private static final int DEPTH = 14;

    private static Tree kept = new Tree(null, null);

    private Trees() {}

    private static final class Tree {
        private final Tree left;
        private final Tree right;

        Tree(Tree left, Tree right) {
            this.left = left;
            this.right = right;
        }

        static Tree make(int depth) {
            return depth == 0 ? new Tree(null, null) : new Tree(make(depth - 1), make(depth - 1));
        }

        int count() {
            return left == null ? 1 : 1 + left.count() + right.count();
        }
    }

    private static final class Link {
        private final int value;
        private Link next;

        Link(int value) {
            this.value = value;
        }
    }

    public static void main(String[] arguments) {
        Tree held = Tree.make(DEPTH);
        for (int i = 0; i < 60; i++) {
            kept = Tree.make(DEPTH);
            System.out.println(i + " " + kept.count());
        }
        System.out.println(held.count());
        Link list = null;
        for (int i = 0; i < 200_000; i++) {
            Link link = new Link(i);
            link.next = list;
            list = link;
        }
        long sum = 0;
        for (Link link = list; link != null; link = link.next) {
            sum += link.value;
        }
        System.out.println(sum);
        long checksum = 0;
        int[][] rows = new int[300][];
        for (int round = 0; round < 2000; round++) {
            int[] row = new int[(round * 7919) % 9000];
            for (int i = 0; i < row.length; i += 13) {
                row[i] = i ^ round;
            }
            rows[round % rows.length] = row;
            checksum = checksum * 31 + rows[(round * 31) % Math.min(rows.length, round + 1)].length;
        }
        for (int[] row : rows) {
            for (int value : row) {
                checksum = checksum * 31 + value;
            }
        }
        System.out.println(checksum);
    }
}
