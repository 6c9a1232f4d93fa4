package benchmarks;

/** All permutations of a few elements by swapping in place. */
final class Permute implements Benchmark {
    private int count;
    private int[] elements = new int[0];

    @Override
    public String name() {
        return "Permute";
    }

    @Override
    public long run() {
        long total = 0;
        for (int i = 0; i < 20; i++) {
            count = 0;
            elements = new int[] {0, 1, 2, 3, 4, 5};
            permute(6);
            total += count;
        }
        return total;
    }

    private void permute(int n) {
        count++;
        if (n != 0) {
            int last = n - 1;
            permute(last);
            for (int i = last; i >= 0; i--) {
                swap(last, i);
                permute(last);
                swap(last, i);
            }
        }
    }

    private void swap(int i, int j) {
        int old = elements[i];
        elements[i] = elements[j];
        elements[j] = old;
    }
}
