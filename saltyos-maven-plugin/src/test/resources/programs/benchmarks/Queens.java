package benchmarks;

import java.util.Arrays;

/** Eight queens that do not attack each other. */
final class Queens implements Benchmark {
    private final boolean[] rows = new boolean[8];
    private final boolean[] up = new boolean[16];
    private final boolean[] down = new boolean[16];
    private final int[] places = new int[8];

    @Override
    public String name() {
        return "Queens";
    }

    @Override
    public long run() {
        long sum = 0;
        for (int i = 0; i < 100; i++) {
            Arrays.fill(rows, true);
            Arrays.fill(up, true);
            Arrays.fill(down, true);
            if (place(0)) {
                for (int place : places) {
                    sum = sum * 9 + place;
                }
            }
        }
        return sum;
    }

    private boolean place(int column) {
        for (int row = 0; row < 8; row++) {
            if (rows[row] && up[column + row] && down[column - row + 7]) {
                places[row] = column;
                set(row, column, false);
                if (column == 7 || place(column + 1)) {
                    return true;
                }
                set(row, column, true);
            }
        }
        return false;
    }

    private void set(int row, int column, boolean free) {
        rows[row] = free;
        up[column + row] = free;
        down[column - row + 7] = free;
    }
}
